import { useEffect, useState } from 'react'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Writable } from '../sync/readable.ts'
import type { BoardReading } from './boardReading.ts'

type Asks = (note: CaseNote) => boolean
type Line = { key: string; asks: Asks }

/** Lights up notes on the canvas. */
export interface Light {
  /** For a button that stands for some notes: pointing at it or reaching it by key lights them, pressing keeps them lit. */
  line(key: string, asks: Asks): LineProps
  /** The same for one whose press means something else. */
  hover(key: string, asks: Asks): Omit<LineProps, 'aria-pressed' | 'onClick'>
}

type LineProps = {
  'aria-pressed': boolean
  onClick: () => void
  onPointerEnter: () => void
  onPointerLeave: () => void
  onFocus: () => void
  onBlur: () => void
}

/** Lights up what is pointed at, else what was pressed, else what the filter lets through. Nothing once the panel is gone. */
export function useLight(reading: BoardReading, lit: Writable<ReadonlySet<string> | undefined>): Light {
  const [pointed, setPointed] = useState<Line>()
  const [kept, setKept] = useState<Line>()
  const line = pointed ?? kept

  useEffect(() => {
    const light = (): void => {
      const next = line ? reading.matching(line.asks) : reading.passing()
      if (!isSameSet(lit.get(), next)) lit.set(next)
    }
    light()
    return reading.view.subscribe(light)
  }, [reading, lit, line])
  useEffect(() => () => lit.set(undefined), [lit])

  const hover: Light['hover'] = (key, asks) => {
    const point = (): void => setPointed({ key, asks })
    const leave = (): void => setPointed((before) => (before?.key === key ? undefined : before))
    return { onPointerEnter: point, onPointerLeave: leave, onFocus: point, onBlur: leave }
  }
  return {
    hover,
    line: (key, asks) => ({
      ...hover(key, asks),
      'aria-pressed': kept?.key === key,
      onClick: () => {
        setKept(kept?.key === key ? undefined : { key, asks })
        // A finger that lets go has left, and no browser says so.
        setPointed(undefined)
      },
    }),
  }
}

function isSameSet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if (!one || !other) return one === other
  return one.size === other.size && [...one].every((id) => other.has(id))
}
