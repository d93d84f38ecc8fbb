import { noteSize } from '../board/caseNote.ts'
import { isRichText } from '../document/richText.ts'
import type { Desk, ShapeOf } from './drawn.ts'
import { fittingSize, textSizes } from './fittingSize.ts'
import { labelSizes } from './label.ts'
import { layOutText } from './layOutText.ts'
import { plainStyle } from './lettering.ts'

const padding = 16
/** The widest that a line of a note's text gets: see client/canvas/measureNote.ts. */
const lineWidth = noteSize - 2 * padding - 1

/**
 * The size of a note's letters, and how much higher than wide it is: by the same rule as on the canvas, for notes whose document doesn't say
 * it. Pages measure what others and scripts have written, and don't write it down.
 */
export function fitNote({ props }: ShapeOf<'note'>, { lettering, colors }: Desk): { size: number; growY: number } {
  const { richText, font, fontSizeAdjustment, growY } = props
  const largest = labelSizes[props.size]
  if (fontSizeAdjustment > 0 || !isRichText(richText)) return { size: fontSizeAdjustment || largest, growY }
  const look = { style: { ...plainStyle, family: font }, color: '', align: 'start', width: lineWidth } as const
  const sizes = textSizes(largest)
  const fitting = fittingSize(sizes, (size) => {
    const { h, isBroken } = layOutText(richText, { ...look, size }, lettering, colors)
    return { fits: !isBroken && h + 2 * padding <= noteSize }
  })
  if (fitting) return { size: fitting.size, growY: 0 }
  const least = Math.min(...sizes)
  const { h } = layOutText(richText, { ...look, size: least }, lettering, colors)
  return { size: least, growY: Math.max(0, Math.ceil(h) + 2 * padding - noteSize) }
}
