import { plotOf, type MatrixProps } from './matrix.ts'
import type { Rectangle } from './plane.ts'
import type { Quadrant } from './score.ts'

/** The middle belongs to the higher half: the lower and the left field end before it, in canvas pixels. */
const shortOfMiddle = 0.5

/** Where on a matrix the points of a quadrant lie, in canvas pixels from the matrix' top left corner. In columns the right half is `topRight`. */
export function quadrantField(quadrant: Quadrant, matrix: MatrixProps): Rectangle {
  const plot = plotOf(matrix)
  const isRight = quadrant === 'topRight' || quadrant === 'bottomRight'
  const isTop = quadrant === 'topLeft' || quadrant === 'topRight'
  const [halfW, halfH] = [plot.w / 2, plot.h / 2]
  const across = isRight ? { x: plot.x + halfW, w: halfW } : { x: plot.x, w: halfW - shortOfMiddle }
  if (matrix.layout === 'columns' && isRight) return { ...across, y: plot.y, h: plot.h }
  const down = isTop ? { y: plot.y, h: halfH } : { y: plot.y + halfH + shortOfMiddle, h: halfH - shortOfMiddle }
  return { ...across, ...down }
}
