import type { Rectangle } from '../board/plane.ts'
import { cornersOf, type Desk } from './drawn.ts'
import { polygonPath, type Ink } from './ink.ts'
import { layOutText } from './layOutText.ts'
import { plainStyle } from './lettering.ts'

/** A box with a name in it, for what a picture can't show: it is not left out, and nobody takes it for something else. */
export function standIn(box: Rectangle, name: string, { lettering, colors }: Desk): Ink[] {
  const { palette } = colors
  const d = polygonPath(cornersOf(box))
  const frame: Ink = { kind: 'path', d, fill: palette.paper, stroke: { color: palette.muted, width: 2, dash: [8, 8] } }
  const size = Math.max(8, Math.min(18, box.h / 3))
  const look = { style: plainStyle, size, color: palette.muted, align: 'middle', width: Math.max(1, box.w - 16) } as const
  const richText = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: name }] }] }
  const set = layOutText(richText, look, lettering, colors)
  const words: Ink = { kind: 'group', transform: [1, 0, 0, 1, box.x + 8, box.y + Math.max(0, (box.h - set.h) / 2)], inks: set.inks }
  return [frame, { kind: 'group', clip: d, inks: [words] }]
}
