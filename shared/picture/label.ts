import type { Rectangle } from '../board/plane.ts'
import { isRichText } from '../document/richText.ts'
import type { Desk } from './drawn.ts'
import type { Ink } from './ink.ts'
import type { LetterStyle } from './lettering.ts'
import { layOutText, spareBefore, type TextAlign } from './layOutText.ts'

/** tldraw's, by the names of its sizes, in canvas pixels: of letters in notes and shapes, in texts, at arrows; of lines. */
export const labelSizes = { s: 18, m: 22, l: 26, xl: 32 } as const
export const textSizes = { s: 18, m: 24, l: 36, xl: 44 } as const
export const arrowLabelSizes = { s: 18, m: 20, l: 24, xl: 28 } as const
export const strokeSizes = { s: 2, m: 3.5, l: 5, xl: 10 } as const

/** tldraw's, around the words in a shape. */
const padding = 16

type LabelLook = {
  style: LetterStyle
  size: number
  color: string
  halo?: string
  linkColor?: string
  align: string
  verticalAlign: string
}

/** What is written in a shape. */
export function labelInks(richText: unknown, look: LabelLook, { x, y, w, h }: Rectangle, { lettering, colors }: Desk): Ink[] {
  if (!isRichText(richText)) return []
  const room = { w: Math.max(1, w - 2 * padding), h: h - 2 * padding }
  const set = layOutText(richText, { ...look, align: alignOf(look.align), width: room.w }, lettering, colors)
  const down = y + padding + spareBefore(look.verticalAlign, room.h - set.h)
  return set.inks.length === 0 ? [] : [{ kind: 'group', transform: [1, 0, 0, 1, x + padding, down], inks: set.inks }]
}

/** An alignment of tldraw's, also an older one. */
export function alignOf(align: string): TextAlign {
  if (align.startsWith('start')) return 'start'
  return align.startsWith('end') ? 'end' : 'middle'
}
