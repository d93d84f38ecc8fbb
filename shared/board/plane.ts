/** Points and rectangles in canvas pixels, y downwards. */
export type Point = { x: number; y: number }
export type Rectangle = { x: number; y: number; w: number; h: number }
export type Line = { from: Point; to: Point }

export function centreOf({ x, y, w, h }: Rectangle): Point {
  return { x: x + w / 2, y: y + h / 2 }
}

/** The rectangle with `by` more on each side. */
export function grow(box: Rectangle, by: number): Rectangle {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by }
}

export function contains(box: Rectangle, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h
}

/** The point at `part` of the way: 0 is `from`, 1 is `to`. */
export function pointAt({ from, to }: Line, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

export function lengthOf({ from, to }: Line): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}
