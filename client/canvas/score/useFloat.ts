import { atom } from '@tldraw/state'
import { useQuickReactor } from '@tldraw/tldraw'
import { useEffect, useMemo, type RefObject } from 'react'
import type { Point } from '../../../shared/board/plane.ts'

export type Size = { w: number; h: number }

/**
 * Moves an element over the canvas to where `place` says, in screen pixels from the canvas' corner, whenever something that
 * `place` reads from the editor changes; it is hidden where `place` says nothing, and until its size is known.
 */
export function useFloat(ref: RefObject<HTMLElement | null>, place: (size: Size) => Point | undefined): void {
  const size = useMemo(() => atom<Size | undefined>('size of what floats', undefined), [])
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => size.set({ w: element.offsetWidth, h: element.offsetHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, size])
  useQuickReactor(
    'place what floats',
    () => {
      const known = size.get()
      const at = known && place(known)
      if (!ref.current) return
      ref.current.style.visibility = at ? 'visible' : 'hidden'
      if (at) ref.current.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`
    },
    [ref, size, place],
  )
}
