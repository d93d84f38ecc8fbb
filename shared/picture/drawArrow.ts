import type { TLArrowBinding } from '@tldraw/tlschema'
import type { Point, Rectangle } from '../board/plane.ts'
import { arrowHead } from './arrowHead.ts'
import { bowBetween, cornersBetween, fromWhereItLeaves, isInPolygon, pointOfWay, shortened, wayLength, type Way } from './arrowWay.ts'
import { boxAround, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { polygonPath, strokeOf, type Ink } from './ink.ts'
import { arrowLabelSizes, strokeSizes } from './label.ts'
import { layOutText } from './layOutText.ts'
import { plainStyle } from './lettering.ts'

/** What an end of an arrow holds on to, in the arrow's own space. */
export type BoundEnd = { anchor: Point; edge: readonly Point[]; binding: TLArrowBinding; strokeWidth: number }
export type BoundEnds = { start: BoundEnd | undefined; end: BoundEnd | undefined }

/** Between an arrow's head and what it points at: tldraw's. */
const headGap = 10
/** A bend of less is straight. */
const leastBend = 8

/** An arrow, from where it leaves what it begins at to where it meets what it leads to, with what is written on it. */
export function drawArrow(shape: ShapeOf<'arrow'>, ends: BoundEnds, desk: Desk): Drawn {
  const { props } = shape
  const { scale, color, dash, size } = props
  const width = strokeSizes[size] * scale
  const [from, to] = [ends.start?.anchor ?? props.start, ends.end?.anchor ?? props.end]
  const isElbow = props.kind === 'elbow'
  const whole = isElbow
    ? cornersBetween(from, to, props.elbowMidPoint)
    : bowBetween(from, to, Math.abs(props.bend) < leastBend * scale ? 0 : props.bend)
  const left = fromEnd(whole, ends.start, props.arrowheadStart !== 'none', width, scale)
  const way = fromEnd(left.toReversed(), ends.end, props.arrowheadEnd !== 'none', width, scale).toReversed()
  const stroke = { ...strokeOf(desk.colors.of(color).solid, width, 'solid') }
  const label = labelOf(shape, way, desk)
  const inks: Ink[] = [
    ...besides(way, label?.box).map((part): Ink => ({
      kind: 'path',
      d: polygonPath(part, false),
      stroke: strokeOf(stroke.color, width, dash),
    })),
    ...[
      { kind: props.arrowheadStart, way },
      { kind: props.arrowheadEnd, way: way.toReversed() },
    ].flatMap((head) => headInks(head.kind, head.way, width, stroke.color, desk)),
    ...(label?.inks ?? []),
  ]
  const box = boxAround([...way, ...(label ? [label.box, { x: label.box.x + label.box.w, y: label.box.y + label.box.h }] : [])])
  return { inks, box, ...(isElbow && { remark: { about: 'simpler', what: props.text } as const }) }
}

// What lies in the thing that it holds on to is not drawn; a head stands off a little.
function fromEnd(way: Way, end: BoundEnd | undefined, hasHead: boolean, width: number, scale: number): Way {
  if (!end || end.binding.props.isExact) return way
  const outside = fromWhereItLeaves(way, (point) => isInPolygon(point, end.edge)) ?? way
  const gap = hasHead ? headGap * scale + width / 2 + end.strokeWidth / 2 : 0
  return wayLength(outside) > gap + 10 ? shortened(outside, gap) : outside
}

function headInks(kind: string, way: Way, width: number, color: string, { colors }: Desk): Ink[] {
  const [point] = way
  if (!point) return []
  const length = Math.min(3 * width, Math.max(width, wayLength(way) / 5))
  const head = arrowHead(kind, point, shortened(way, length)[0] ?? point)
  if (!head) return []
  return [{ kind: 'path', d: head.d, stroke: { color, width }, ...(!head.isOpen && { fill: colors.palette.paper }) }]
}

function labelOf({ props }: ShapeOf<'arrow'>, way: Way, { lettering, colors }: Desk): { box: Rectangle; inks: Ink[] } | undefined {
  const { text, size, scale, font, labelColor, labelPosition } = props
  if (text.trim() === '') return undefined
  const letterSize = arrowLabelSizes[size] * scale
  const look = {
    style: { ...plainStyle, family: font },
    size: letterSize,
    color: colors.of(labelColor).solid,
    halo: colors.palette.paper,
    align: 'middle',
    width: undefined,
  } as const
  const content = text.split('\n').map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  const richText = { type: 'doc' as const, content }
  const inOneLine = layOutText(richText, look, lettering, colors)
  const body = boxAround(way)
  const room =
    body.w > body.h ? Math.max(Math.min(inOneLine.w, 64), Math.min(body.w - 64, inOneLine.w)) : Math.min(inOneLine.w, 16 * letterSize)
  const set = room < inOneLine.w ? layOutText(richText, { ...look, width: room }, lettering, colors) : inOneLine
  const middle = pointOfWay(way, labelPosition)
  const [x, y] = [middle.x - set.w / 2, middle.y - set.h / 2]
  const around = 4.25 * scale
  return {
    box: { x: x - around, y: y - around, w: set.w + 2 * around, h: set.h + 2 * around },
    inks: [{ kind: 'group', transform: [1, 0, 0, 1, x, y], inks: set.inks }],
  }
}

// The line stops where its label stands.
function besides(way: Way, box: Rectangle | undefined): Way[] {
  if (!box) return [way]
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.w, y: box.y },
    { x: box.x + box.w, y: box.y + box.h },
    { x: box.x, y: box.y + box.h },
  ]
  const isOn = (point: Point): boolean => isInPolygon(point, corners)
  const length = wayLength(way)
  const count = Math.min(2000, Math.max(2, Math.ceil(length / 4)))
  const hits = Array.from({ length: count + 1 }, (_, at) => at / count).filter((part) => isOn(pointOfWay(way, part)))
  const [first, last] = [hits[0], hits.at(-1)]
  if (first === undefined || last === undefined) return [way]
  const before = shortened(way.toReversed(), length * (1 - first)).toReversed()
  return [before, shortened(way, length * last)].filter((part) => part.length > 1)
}
