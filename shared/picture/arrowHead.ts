import { lengthOf, pointAt, type Point } from '../board/plane.ts'
import { dotPath } from './drawNote.ts'
import { polygonPath } from './ink.ts'

/** The head of an arrow at the end of a way, as tldraw draws it. `back`: a point on the way before it. `isOpen`: a line, not an area. */
export function arrowHead(kind: string, point: Point, back: Point): { d: string; isOpen: boolean } | undefined {
  const [left, right] = [turned(back, point, Math.PI / 6), turned(back, point, -Math.PI / 6)]
  switch (kind) {
    case 'none':
      return undefined
    case 'triangle':
      return closed([left, right, point])
    case 'inverted':
      return closed([...acrossAt(point, point, back, 0.5).slice(0, 1), back, ...acrossAt(point, point, back, 0.5).slice(1)])
    case 'diamond': {
      const far = pointAt({ from: point, to: back }, 0.75)
      const [one, other] = [turned(far, point, Math.PI / 4), turned(far, point, -Math.PI / 4)]
      const middle = pointAt({ from: one, to: other }, 0.5)
      return closed([{ x: 2 * middle.x - point.x, y: 2 * middle.y - point.y }, other, point, one])
    }
    case 'dot': {
      const middle = pointAt({ from: point, to: back }, 0.45)
      return { d: dotPath(middle.x, middle.y, lengthOf({ from: middle, to: point })), isOpen: false }
    }
    case 'square': {
      const far = pointAt({ from: point, to: back }, 0.85)
      return closed([...acrossAt(point, point, far, 0.5), ...acrossAt(far, point, far, 0.5).toReversed()])
    }
    case 'bar':
      return { d: polygonPath(acrossAt(point, point, back, 0.5), false), isOpen: true }
    default:
      return { d: polygonPath([left, point, right], false), isOpen: true }
  }
}

function closed(points: readonly Point[]): { d: string; isOpen: boolean } {
  return { d: polygonPath(points), isOpen: false }
}

function turned({ x, y }: Point, around: Point, angle: number): Point {
  const [dx, dy] = [x - around.x, y - around.y]
  return { x: around.x + dx * Math.cos(angle) - dy * Math.sin(angle), y: around.y + dx * Math.sin(angle) + dy * Math.cos(angle) }
}

// Two points beside `at`, as far from it as `share` of the way between two others is long.
function acrossAt(at: Point, from: Point, to: Point, share: number): Point[] {
  const [dx, dy] = [(to.x - from.x) * share, (to.y - from.y) * share]
  return [
    { x: at.x - dy, y: at.y + dx },
    { x: at.x + dy, y: at.y - dx },
  ]
}
