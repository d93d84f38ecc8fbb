import type { MatrixProps } from '../board/matrix.ts'
import { fitText, widthInEm, type FittedText } from './fitText.ts'
import { contains, grow, lengthOf, pointAt, type Line, type Point, type Rectangle } from '../board/plane.ts'

/** `angle` in degrees, clockwise. */
export type Diagonal = Line & { angle: number; label: DiagonalLabel | undefined }
/** Begins above the point `at` of the line and runs along it; `baseline` is its distance from the line. */
export type DiagonalLabel = FittedText & { at: Point; baseline: number; letterSpacing: number; corners: Point[] }

const largestFirst = [40, 34, 28] as const
/** Between the line and the corners' names, in canvas pixels. */
const gap = 28
const baseline = 18
const letterSpacingEm = 0.08
const steps = 400

/**
 * The diagonal, from one corner's name to the other's and through none of `names`. Its label stands at its left end: in the
 * middle, and towards the corner that everybody strives for, notes would soon lie on it.
 */
export function layOutDiagonal(matrix: MatrixProps, plot: Rectangle, names: readonly Rectangle[]): Diagonal | undefined {
  if (matrix.diagonal === 'none') return undefined
  const rising = matrix.diagonal === 'rising'
  const whole = {
    from: { x: plot.x, y: rising ? plot.y + plot.h : plot.y },
    to: { x: plot.x + plot.w, y: rising ? plot.y : plot.y + plot.h },
  }
  const boxes = names.map((name) => grow(name, gap))
  const line = { from: pointAt(whole, lastInside(whole, boxes)), to: pointAt(whole, 1 - lastInside(turned(whole), boxes)) }
  const angle = (Math.atan2(whole.to.y - whole.from.y, whole.to.x - whole.from.x) * 180) / Math.PI
  return { ...line, angle, label: labelOn(line, matrix.diagonalLabel.trim(), plot, boxes) }
}

function labelOn(line: Line, text: string, plot: Rectangle, boxes: readonly Rectangle[]): DiagonalLabel | undefined {
  if (text === '') return undefined
  const fitted = fitText(text, { maxWidth: plot.w / 4, maxLines: 1, sizes: largestFirst })
  const letterSpacing = fitted.size * letterSpacingEm
  const shown = fitted.lines[0] ?? ''
  const size = { w: widthInEm(shown) * fitted.size + [...shown].length * letterSpacing, h: baseline + fitted.size }
  // As near to the end as the corner's name allows.
  for (let step = 0; step <= steps / 2; step++) {
    const at = pointAt(line, step / steps)
    const corners = cornersAlong(line, at, size)
    if (!crosses(corners, boxes)) return { ...fitted, at, baseline, letterSpacing, corners }
  }
  return undefined
}

// The corners of a text of that size above the line, beginning at `at`.
function cornersAlong(line: Line, at: Point, { w, h }: { w: number; h: number }): Point[] {
  const length = lengthOf(line)
  const along = { x: (line.to.x - line.from.x) / length, y: (line.to.y - line.from.y) / length }
  const above = { x: along.y, y: -along.x }
  const corner = (right: number, up: number): Point => ({
    x: at.x + along.x * right + above.x * up,
    y: at.y + along.y * right + above.y * up,
  })
  return [corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)]
}

function crosses(corners: readonly Point[], boxes: readonly Rectangle[]): boolean {
  const points = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from
    const count = Math.max(1, Math.ceil(lengthOf({ from, to }) / 8))
    return Array.from({ length: count }, (_, part) => pointAt({ from, to }, part / count))
  })
  return points.some((point) => boxes.some((box) => contains(box, point)))
}

// How far along the first half of the line the last of `boxes` reaches: 0 when none is in its way.
function lastInside(line: Line, boxes: readonly Rectangle[]): number {
  for (let step = steps / 2; step >= 0; step--) {
    const point = pointAt(line, step / steps)
    if (boxes.some((box) => contains(box, point))) return (step + 1) / steps
  }
  return 0
}

function turned({ from, to }: Line): Line {
  return { from: to, to: from }
}
