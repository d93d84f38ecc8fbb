import { matrixLimits, plotOf, type MatrixProps } from './matrix.ts'
import { pointInPlace, pointOnPage, type PagePlace } from './pagePlace.ts'
import type { Point, Rectangle } from './plane.ts'
import { scoreAt } from './score.ts'

/** A matrix of some size where it lies. */
export type SizedMatrix = { matrix: MatrixProps; place: PagePlace }

/**
 * Where a point of the page goes when a matrix is resized and everything keeps its scores. What lies on the plot goes along,
 * what lies off it stays, unless the plot would come over it: then it is pushed off the edge, since it has no score to lose.
 */
export function pointAfterResize(point: Point, before: SizedMatrix, after: SizedMatrix): Point {
  const inside = pointInPlace(point, before.place)
  const [from, to] = [plotOf(before.matrix), plotOf(after.matrix)]
  const isOnPlot = scoreAt(inside, before.matrix) !== undefined
  if (!isOnPlot && scoreAt(pointInPlace(point, after.place), after.matrix) === undefined) return point
  const along = isOnPlot ? onPlot : besidePlot
  return pointOnPage({ x: along(inside.x, from.x, from.w, to.x, to.w), y: along(inside.y, from.y, from.h, to.y, to.h) }, after.place)
}

/** The rectangle within what a matrix may measure: the corner opposite to `fixed` gives way. */
export function soundSize(wanted: Rectangle, fixed: { right: boolean; bottom: boolean }): Rectangle {
  const w = Math.min(matrixLimits.longestSide, Math.max(matrixLimits.narrowest, Math.round(wanted.w)))
  const h = Math.min(matrixLimits.longestSide, Math.max(matrixLimits.lowest, Math.round(wanted.h)))
  return {
    x: fixed.right ? wanted.x + wanted.w - w : wanted.x,
    y: fixed.bottom ? wanted.y + wanted.h - h : wanted.y,
    w,
    h,
  }
}

/** Off the edge by so much at least, in canvas pixels: the edge itself belongs to the plot. */
const leastDistance = 1

function onPlot(at: number, from: number, length: number, newFrom: number, newLength: number): number {
  // The edge reaches a little further than the numbers say: see scoreAt.
  const part = Math.min(1, Math.max(0, (at - from) / length))
  return newFrom + part * newLength
}

function besidePlot(at: number, from: number, length: number, newFrom: number, newLength: number): number {
  if (at < from) return newFrom - Math.max(leastDistance, from - at)
  if (at > from + length) return newFrom + newLength + Math.max(leastDistance, at - from - length)
  return onPlot(at, from, length, newFrom, newLength)
}
