import type { Rectangle } from '../board/plane.ts'
import { fitText, widthInEm, type FittedText } from './fitText.ts'
import { lineHeight } from './cornerNames.ts'

/** A matrix' own name, above its plot; `at`: where its baseline begins. */
export type MatrixName = FittedText & { at: { x: number; y: number }; box: Rectangle }

const largestFirst = [52, 44, 38, 32, 28] as const

/** The part of the plot's width that a matrix' name takes at most. */
const nameShare = 0.29

/** The name of a matrix above the left of its plot, in one line; undefined when it has none. */
export function layOutName(name: string, plot: Rectangle): MatrixName | undefined {
  const text = name.trim()
  if (text === '') return undefined
  const fitted = fitText(text, { maxWidth: plot.w * nameShare, maxLines: 1, sizes: largestFirst })
  const at = { x: plot.x, y: plot.y - 30 }
  const w = widthInEm(fitted.lines[0] ?? '') * fitted.size
  return { ...fitted, at, box: { x: at.x, y: at.y - fitted.size, w, h: fitted.size * lineHeight } }
}
