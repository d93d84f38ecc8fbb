import { plotOf } from '../../../shared/board/matrix.ts'
import { pointInPlace } from '../../../shared/board/pagePlace.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import type { Point } from '../../../shared/board/plane.ts'

/** The matrix whose plot is nearest to a point of the page; undefined when there is none. */
export function nearestMatrix(matrices: readonly PlacedMatrix[], point: Point): PlacedMatrix | undefined {
  const distance = ({ matrix, place }: PlacedMatrix): number => {
    const { x, y } = pointInPlace(point, place)
    const plot = plotOf(matrix)
    const across = Math.max(plot.x - x, 0, x - plot.x - plot.w)
    const down = Math.max(plot.y - y, 0, y - plot.y - plot.h)
    return Math.hypot(across, down)
  }
  return matrices.toSorted((one, other) => distance(one) - distance(other))[0]
}
