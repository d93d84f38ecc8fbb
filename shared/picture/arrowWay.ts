import { lengthOf, pointAt, type Point } from '../board/plane.ts'

/** A way as points along it. */
export type Way = readonly Point[]

/** Into how many straight lines a bow is cut. */
const steps = 64

/** A bow between two points; its middle is `bend` canvas pixels beside the straight line, to the left when positive. */
export function bowBetween(from: Point, to: Point, bend: number): Way {
  const length = lengthOf({ from, to })
  if (length === 0 || Math.abs(bend) < 0.01) return [from, to]
  const u = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const middle = { x: (from.x + to.x) / 2 - u.y * bend, y: (from.y + to.y) / 2 + u.x * bend }
  // Of the circle through all three: its centre lies on the straight line's middle line.
  const radius = (length * length) / 4 / (2 * Math.abs(bend)) + Math.abs(bend) / 2
  const towards = Math.sign(bend)
  const centre = { x: middle.x + u.y * radius * towards, y: middle.y - u.x * radius * towards }
  const angleOf = ({ x, y }: Point): number => Math.atan2(y - centre.y, x - centre.x)
  const [start, half] = [angleOf(from), angleOf(middle)]
  // Half of the way is the shorter turn to the middle, unless the bow is more than a half circle: the middle is always between.
  const turn = 2 * turnBetween(start, half)
  return Array.from({ length: steps + 1 }, (_, at) => {
    const angle = start + (turn * at) / steps
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) }
  })
}

/** A way along the axes: across, then down, then across again. `part`: how much of the way across comes first. */
export function cornersBetween(from: Point, to: Point, part: number): Way {
  if (Math.abs(to.x - from.x) >= Math.abs(to.y - from.y)) {
    const x = from.x + (to.x - from.x) * part
    return [from, { x, y: from.y }, { x, y: to.y }, to]
  }
  const y = from.y + (to.y - from.y) * part
  return [from, { x: from.x, y }, { x: to.x, y }, to]
}

/** How long a way is. */
export function wayLength(way: Way): number {
  return way.reduce((sum, to, at) => sum + (at === 0 ? 0 : lengthOf({ from: way[at - 1] ?? to, to })), 0)
}

/** The way without its first `length` pixels; its end stays. */
export function shortened(way: Way, length: number): Way {
  let left = length
  for (let at = 0; at + 1 < way.length; at++) {
    const line = { from: way[at], to: way[at + 1] }
    if (!line.from || !line.to) break
    const whole = lengthOf({ from: line.from, to: line.to })
    if (left < whole) return [pointAt({ from: line.from, to: line.to }, left / whole), ...way.slice(at + 1)]
    left -= whole
  }
  return way.slice(-1)
}

/** The way from where it leaves an area; undefined when it never does. `isInside`: whether a point lies in it. */
export function fromWhereItLeaves(way: Way, isInside: (point: Point) => boolean): Way | undefined {
  const [first] = way
  if (!first || !isInside(first)) return way
  for (let at = 0; at + 1 < way.length; at++) {
    const [from, to] = [way[at], way[at + 1]]
    if (!from || !to || isInside(to)) continue
    let [inside, outside] = [0, 1]
    for (let halving = 0; halving < 24; halving++) {
      const part = (inside + outside) / 2
      if (isInside(pointAt({ from, to }, part))) inside = part
      else outside = part
    }
    return [pointAt({ from, to }, outside), ...way.slice(at + 1)]
  }
  return undefined
}

/** The point at `part` of a way. */
export function pointOfWay(way: Way, part: number): Point {
  return shortened(way, wayLength(way) * part)[0] ?? { x: 0, y: 0 }
}

/** Whether a point lies in a polygon. */
export function isInPolygon({ x, y }: Point, corners: readonly Point[]): boolean {
  let inside = false
  for (const [at, one] of corners.entries()) {
    const other = corners[(at + 1) % corners.length] ?? one
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside
  }
  return inside
}

function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
}
