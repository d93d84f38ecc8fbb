import { plotOf, type MatrixProps } from './matrix.ts'
import { centreOf, contains, grow, type Point, type Rectangle } from './plane.ts'
import type { Quadrant } from './score.ts'

/** The quadrants of a matrix that are fields of their own, as they are read: in columns the right half is one. */
export function fieldsOf(matrix: MatrixProps): readonly Quadrant[] {
  return matrix.layout === 'columns' ? ['topLeft', 'bottomLeft', 'topRight'] : ['topLeft', 'topRight', 'bottomLeft', 'bottomRight']
}

/** Where a field lies, in canvas pixels from the matrix' top left corner. */
export function fieldBox(matrix: MatrixProps, quadrant: Quadrant): Rectangle {
  const plot = plotOf(matrix)
  const [w, h] = [plot.w / 2, plot.h / 2]
  const x = quadrant === 'topRight' || quadrant === 'bottomRight' ? plot.x + w : plot.x
  if (matrix.layout === 'columns' && x > plot.x) return { x, y: plot.y, w, h: plot.h }
  return { x, y: quadrant === 'topLeft' || quadrant === 'topRight' ? plot.y : plot.y + h, w, h }
}

/**
 * A place in a field for one more thing of `size` pixels, near its middle and clear of what is there already (`taken`: their
 * centres): the middle itself when it is full.
 */
export function freePlaceIn(field: Rectangle, taken: readonly Point[], size: number): Point {
  const middle = centreOf(field)
  const inside = grow(field, -size / 2)
  const step = size / 2
  const places: Point[] = []
  for (let across = -Math.ceil(field.w / size); across <= Math.ceil(field.w / size); across++) {
    for (let down = -Math.ceil(field.h / size); down <= Math.ceil(field.h / size); down++) {
      places.push({ x: middle.x + across * step, y: middle.y + down * step })
    }
  }
  const distance = ({ x, y }: Point): number => Math.hypot(x - middle.x, y - middle.y)
  const isFree = (place: Point): boolean =>
    contains(inside, place) && taken.every(({ x, y }) => Math.abs(x - place.x) >= size || Math.abs(y - place.y) >= size)
  return places.toSorted((one, other) => distance(one) - distance(other)).find(isFree) ?? middle
}
