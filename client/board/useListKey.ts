import type { Editor } from '@tldraw/tldraw'
import { useEffect, useEffectEvent } from 'react'

type ListKeyOptions = { editor: Editor | undefined; onList: () => void }

/** Alt+L (Option+L) goes from the canvas to the list, which opens for it, and from the list back to the canvas. */
export function useListKey({ editor, onList }: ListKeyOptions): void {
  const go = useEffectEvent((isInPanel: boolean) => {
    if (isInPanel) editor?.getContainer().focus()
    else onList()
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // By its place: Option+L writes another letter. Where AltGr or Option makes letters that people need, texts keep it.
      if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const { target } = event
      if (event.getModifierState('AltGraph') || !(target instanceof HTMLElement) || isTextField(target)) return
      event.preventDefault()
      event.stopPropagation()
      go(target.closest('section[data-panel]') !== null)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

function isTextField(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, textarea')
}
