import type { MatrixProps, MatrixTint } from '../board/matrix.ts'
import { fitText, widthInEm, type FittedText } from './fitText.ts'
import type { Quadrant } from '../board/score.ts'
import type { Point, Rectangle } from '../board/plane.ts'

/** `at`: the first baseline's end given by `anchor`. */
export type CornerName = FittedText & { corner: Quadrant; at: Point; anchor: 'start' | 'end'; tint: MatrixTint; box: Rectangle }

/** Lines of a corner's name are this far apart, in em. */
export const lineHeight = 1.25

const inset = 48
const largestFirst = [72, 64, 56, 48, 40, 34] as const

/** The names of the corners that have one. `scale`: how much larger than on the canvas they are to be. */
export function nameCorners(matrix: MatrixProps, plot: Rectangle, scale: number): CornerName[] {
  const sizes = largestFirst.map((size) => size * scale)
  return cornersOf(matrix).flatMap((corner) => nameCorner(matrix, plot, corner, sizes))
}

type Corner = { corner: Quadrant; text: string; tint: MatrixTint; side: 'left' | 'right'; edge: 'top' | 'bottom' }

function cornersOf(matrix: MatrixProps): Corner[] {
  return [
    { corner: 'topLeft', text: matrix.topLeft, tint: matrix.topLeftTint, side: 'left', edge: 'top' },
    { corner: 'topRight', text: matrix.topRight, tint: matrix.topRightTint, side: 'right', edge: 'top' },
    { corner: 'bottomLeft', text: matrix.bottomLeft, tint: matrix.bottomLeftTint, side: 'left', edge: 'bottom' },
    { corner: 'bottomRight', text: matrix.bottomRight, tint: matrix.bottomRightTint, side: 'right', edge: 'bottom' },
  ]
}

function nameCorner(matrix: MatrixProps, plot: Rectangle, corner: Corner, sizes: readonly number[]): CornerName[] {
  if (corner.text.trim() === '') return []
  // In columns the right half is one field: its name stands at the top.
  if (matrix.layout === 'columns' && corner.side === 'right' && corner.edge === 'bottom') return []
  const fitted = fitText(corner.text, { maxWidth: plot.w / 2 - 2 * inset, maxLines: 2, sizes })
  const w = Math.max(...fitted.lines.map(widthInEm)) * fitted.size
  const h = fitted.lines.length * fitted.size * lineHeight
  if (matrix.layout === 'columns') {
    // Names of columns are headings: each at the head of its field.
    const x = corner.side === 'left' ? plot.x + inset : plot.x + plot.w / 2 + inset
    const y = corner.edge === 'top' ? plot.y + inset : plot.y + plot.h / 2 + inset
    return [{ ...fitted, corner: corner.corner, at: { x, y: y + fitted.size }, anchor: 'start', tint: corner.tint, box: { x, y, w, h } }]
  }
  const y = corner.edge === 'top' ? plot.y + inset : plot.y + plot.h - inset - h
  const x = corner.side === 'left' ? plot.x + inset : plot.x + plot.w - inset
  const box = { x: corner.side === 'left' ? x : x - w, y, w, h }
  return [
    {
      ...fitted,
      corner: corner.corner,
      at: { x, y: y + fitted.size },
      anchor: corner.side === 'left' ? 'start' : 'end',
      tint: corner.tint,
      box,
    },
  ]
}
