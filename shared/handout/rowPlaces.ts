import { textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { styles } from './handoutStyle.ts'

/** Where the cells of a row are, in points from the left of the column. Scores end at their place; there are none where a matrix has no axes. */
export type RowPlaces = {
  number: number
  text: number
  textWidth: number
  /** Only where a column is wide enough: otherwise authors stand below the text. */
  author: { x: number; width: number } | undefined
  scores: readonly number[]
  scoreWidth: number
}

/** Where the cells of rows are in a column of that width, for so many scores. `scoreWidth`: what the widest head of theirs needs. */
export function rowPlaces(
  width: number,
  { scores, scoreWidth, hasAuthors }: { scores: number; scoreWidth: number; hasAuthors: boolean },
): RowPlaces {
  const each = scoreWidth + gap
  const right = width - scores * each
  const author = hasAuthors && width >= wide ? { x: right - authorWidth, width: authorWidth } : undefined
  return {
    number: 9,
    text: textStart,
    textWidth: (author ? author.x - gap : right) - textStart,
    author,
    scores: Array.from({ length: scores }, (_, at) => width - (scores - 1 - at) * each),
    scoreWidth,
  }
}

const textStart = 27
const gap = 12
const authorWidth = 84
/** Columns of that width have room for authors beside the text. */
const wide = 440

/** How wide a column of scores is: as its head, within bounds. */
export function scoreColumnWidth(axes: readonly string[], columnWidth: number, typeface: Typeface): number {
  const widest = Math.max(0, ...axes.map((axis) => textWidth(axis, styles.small, typeface)))
  return Math.min(Math.max(24, widest), columnWidth * 0.19)
}
