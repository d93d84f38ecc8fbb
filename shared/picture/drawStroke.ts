import type { TLDrawShapeSegment } from '@tldraw/tlschema'
import type { Point } from '../board/plane.ts'
import type { Outline } from '../typeset/outline.ts'
import { fillInks } from './drawGeo.ts'
import { boxAround, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { pathOf, strokeOf, type Ink } from './ink.ts'
import { strokeSizes, textSizes } from './label.ts'

/** What a pen has drawn, in one width. */
export function drawStroke({ props }: ShapeOf<'draw'>, { colors }: Desk): Drawn {
  const { segments, isClosed, fill, color, size, scale, dash } = props
  const points = pointsOfSegments(segments)
  const box = boxAround(points)
  const d = strokePath(points, isClosed)
  // tldraw's own width of it.
  const stroke = strokeOf(colors.of(color).solid, (strokeSizes[size] + 1) * scale, dash)
  const filled = isClosed ? fillInks(d, fill, color, { w: box.x + box.w, h: box.y + box.h }, colors) : []
  return { inks: [...filled, { kind: 'path', d, stroke }], box }
}

/** How wide a highlighter is over the letters of its size, and how much it covers below and above what it marks. */
const highlighter = { width: 1.12, below: 0.82, above: 0.35 }

/** What is marked with a highlighter: most of it lies below everything. */
export function drawHighlight({ props }: ShapeOf<'highlight'>, { colors }: Desk): Drawn {
  const { segments, color, size, scale } = props
  const points = pointsOfSegments(segments)
  const stroke = { color: colors.of(color).highlight.srgb, width: textSizes[size] * highlighter.width * scale }
  const mark = (opacity: number): Ink[] => [{ kind: 'group', opacity, inks: [{ kind: 'path', d: strokePath(points, false), stroke }] }]
  return { inks: mark(highlighter.above), below: mark(highlighter.below), box: boxAround(points) }
}

/** A line through points, straight from each to the next or in curves. */
export function drawLine({ props }: ShapeOf<'line'>, { colors }: Desk): Drawn {
  const { color, dash, size, spline, scale } = props
  const points = Object.values(props.points).toSorted((one, other) => (one.index < other.index ? -1 : 1))
  const d = pathOf(spline === 'cubic' ? splineThrough(points) : straightThrough(points))
  const stroke = strokeOf(colors.of(color).solid, strokeSizes[size] * scale, dash)
  return { inks: [{ kind: 'path', d, stroke }], box: boxAround(points) }
}

function pointsOfSegments(segments: readonly TLDrawShapeSegment[]): Point[] {
  return segments.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y })))
}

// A pen's points lie close together: curves between the middles of its ways are as smooth as a hand.
function strokePath(points: readonly Point[], isClosed: boolean): string {
  const [first, ...rest] = points
  if (!first) return ''
  const outline: Outline[number][] = [['M', first.x, first.y]]
  for (const [at, point] of rest.entries()) {
    const next = rest[at + 1]
    if (next) outline.push(['Q', point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2])
    else outline.push(['L', point.x, point.y])
  }
  // A dot is a line to where it began, with round ends.
  if (rest.length === 0) outline.push(['L', first.x + 0.01, first.y])
  return pathOf(isClosed ? [...outline, ['Z']] : outline)
}

function straightThrough(points: readonly Point[]): Outline {
  return points.map(({ x, y }, at) => [at === 0 ? 'M' : 'L', x, y] as const)
}

/** How much a line of tldraw's bends between its points. */
const tension = 1.25 / 6

function splineThrough(points: readonly Point[]): Outline {
  return points.map((point, at) => {
    const before = points[at - 1]
    if (!before) return ['M', point.x, point.y]
    const [beforeThat, after] = [points[at - 2], points[at + 1]]
    const leave = beforeThat ? along(before, beforeThat, point, tension) : before
    const arrive = after ? along(point, before, after, -tension) : point
    return ['C', leave.x, leave.y, arrive.x, arrive.y, point.x, point.y]
  })
}

function along(at: Point, from: Point, to: Point, share: number): Point {
  return { x: at.x + (to.x - from.x) * share, y: at.y + (to.y - from.y) * share }
}
