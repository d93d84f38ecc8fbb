import type { Point } from '../../../shared/board/plane.ts'

/** Of the head of an arrow, in screen pixels. */
const headLength = 13
const headHalfWidth = 6

/** Where the line of an arrow ends, so that its head has a point. */
export function shortened(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length <= headLength) return from
  const part = (length - headLength + 1) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

/** Where a line from one point to another ends so far before the other; undefined when it is no longer than that. */
export function upTo(from: Point, to: Point, before: number): Point | undefined {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length <= before) return undefined
  const part = (length - before) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

/** The head of an arrow as a path. */
export function arrowhead(from: Point, to: Point): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const [across, along] = [
    { x: -Math.sin(angle), y: Math.cos(angle) },
    { x: Math.cos(angle), y: Math.sin(angle) },
  ]
  const corner = (side: 1 | -1): string =>
    `${to.x - along.x * headLength + across.x * headHalfWidth * side} ${to.y - along.y * headLength + across.y * headHalfWidth * side}`
  return `M${to.x} ${to.y}L${corner(1)}L${corner(-1)}Z`
}
