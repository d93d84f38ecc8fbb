import { plotOf, type MatrixProps } from './matrix.ts'
import type { Point } from './plane.ts'

/** The fields of a matrix. In columns the right half is one field: it counts as `topRight`. */
export const quadrants = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const
export type Quadrant = (typeof quadrants)[number]

/**
 * What a place on a matrix says. `x` and `y`: on the axes' own scales. `lean`: how far x outweighs y, from −100 (all y, the
 * top left corner) over 0 (in balance, the rising diagonal) to 100 (all x, the bottom right corner), whatever the scales.
 */
export type AxisScores = { x: number; y: number; lean: number }

/** `axes` is undefined on a matrix in columns, which has none. */
export type Score = { quadrant: Quadrant; axes: AxisScores | undefined }

/**
 * The score of a point, in canvas pixels from the matrix' top left corner; undefined off the plot. The plot's edges belong to
 * it; the middle belongs to the higher half. Moves less than a billionth of the plot away count as none: that is what
 * rotating and grouping do to numbers.
 */
export function scoreAt(point: Point, matrix: MatrixProps): Score | undefined {
  const plot = plotOf(matrix)
  const right = partOf(point.x - plot.x, plot.w)
  const down = partOf(point.y - plot.y, plot.h)
  if (right === undefined || down === undefined) return undefined
  const up = 1 - down
  if (matrix.layout === 'columns') return { quadrant: right >= 0.5 ? 'topRight' : up >= 0.5 ? 'topLeft' : 'bottomLeft', axes: undefined }
  return {
    quadrant: quadrantOf(right, up),
    axes: {
      x: matrix.xMin + right * (matrix.xMax - matrix.xMin),
      y: matrix.yMin + up * (matrix.yMax - matrix.yMin),
      lean: (right - up) * 100,
    },
  }
}

/** Where the scores `x` and `y` lie, in canvas pixels from the matrix' top left corner. Beyond the scale's ends: at the end. */
export function pointOfScores({ x, y }: Pick<AxisScores, 'x' | 'y'>, matrix: MatrixProps): Point {
  const plot = plotOf(matrix)
  return {
    x: plot.x + partOfScale(x, matrix.xMin, matrix.xMax) * plot.w,
    y: plot.y + (1 - partOfScale(y, matrix.yMin, matrix.yMax)) * plot.h,
  }
}

/** What the two ends of the lean are called; undefined where the matrix gives them no name, or has no diagonal. */
export function leanEnds(matrix: MatrixProps): { low: string; high: string } | undefined {
  if (matrix.layout === 'columns' || matrix.diagonal === 'none') return undefined
  // A rising diagonal is the balance between both axes; a falling one leads from one corner to the other.
  const [low, high] = matrix.diagonal === 'rising' ? [matrix.yName, matrix.xName] : [matrix.topLeft, matrix.bottomRight]
  return low.trim() === '' || high.trim() === '' ? undefined : { low, high }
}

/** Up to this lean, either way, a case counts as in balance. */
export const balancedLean = 10

const tolerance = 1e-9

function partOf(distance: number, length: number): number | undefined {
  const part = distance / length
  for (const mark of [0, 0.5, 1]) if (Math.abs(part - mark) < tolerance) return mark
  return part > 0 && part < 1 ? part : undefined
}

function quadrantOf(right: number, up: number): Quadrant {
  if (up >= 0.5) return right >= 0.5 ? 'topRight' : 'topLeft'
  return right >= 0.5 ? 'bottomRight' : 'bottomLeft'
}

function partOfScale(score: number, min: number, max: number): number {
  if (min === max) return 0.5
  return Math.min(1, Math.max(0, (score - min) / (max - min)))
}
