import type { TLArrowBinding, TLRecord } from '@tldraw/tlschema'
import type { Point, Rectangle } from '../board/plane.ts'
import { boardPageId } from '../document/createBoardDocument.ts'
import { MultiMap } from '../document/multiMap.ts'
import type { Transform } from '../typeset/outline.ts'
import { drawArrow, type BoundEnd } from './drawArrow.ts'
import { drawShape } from './drawShape.ts'
import { boxAround, cornersOf, type BoardShape, type Desk, type Drawn, type Remark, type ShapeOf } from './drawn.ts'
import { placedInk, polygonPath, type GroupInk, type Ink } from './ink.ts'
import { strokeSizes } from './label.ts'
import { inverse, joined, nowhere, pointsThrough } from './transforms.ts'

/** A board drawn: what lies below everything, then the rest, the lowest first; where it all lies, and what is to be said of it. */
export type DrawnBoard = { inks: Ink[]; bounds: Rectangle | undefined; remarks: Remark[] }

/** Draws everything on a board's page. `records`: valid ones, as a canvas shows them. */
export function drawBoard(records: readonly TLRecord[], desk: Desk): DrawnBoard {
  const shapes = records.filter(isShape).toSorted(byIndex)
  const childrenById = new MultiMap<string, BoardShape>()
  for (const shape of shapes) childrenById.add(shape.parentId, shape)
  const bindingsByArrow = new MultiMap<string, TLArrowBinding>()
  for (const record of records) if (isArrowBinding(record)) bindingsByArrow.add(record.fromId, record)
  const placeById = new Map<string, Transform>()
  const drawnById = new Map<string, Drawn>()
  const remarks: Remark[] = []
  const points: Point[] = []

  visit(boardPageId, (shape, outer) => placeById.set(shape.id, joined(outer, placeOf(shape))))
  const onPage = shapes.filter(({ id }) => placeById.has(id))
  for (const shape of onPage) if (!isArrow(shape) && shape.type !== 'group') drawnById.set(shape.id, drawShape(shape, desk))
  for (const shape of onPage.filter(isArrow)) drawnById.set(shape.id, drawArrow(shape, endsOf(shape), desk))
  for (const { remark } of drawnById.values()) if (remark) remarks.push(remark)

  const below: Ink[] = []
  const all = inksIn(boardPageId, undefined)
  return { inks: [...below, ...all], bounds: points.length === 0 ? undefined : boxAround(points), remarks }

  function visit(parentId: string, each: (shape: BoardShape, outer: Transform) => void): void {
    for (const shape of childrenById.get(parentId)) {
      each(shape, placeById.get(parentId) ?? nowhere)
      visit(shape.id, each)
    }
  }

  // What lies below everything is put to `below` on the way, where it is on the page.
  function inksIn(parentId: string, clip: readonly Point[] | undefined): Ink[] {
    return [...childrenById.get(parentId)].map((shape): GroupInk => {
      const drawn = drawnById.get(shape.id)
      const transform = placeById.get(shape.id) ?? nowhere
      if (drawn?.below) below.push({ kind: 'group', transform, opacity: shape.opacity, inks: drawn.below })
      const corners = drawn ? pointsThrough(cornersOf(drawn.box), transform) : []
      // What a frame hides doesn't make the picture larger.
      points.push(...(clip ? corners.filter((corner) => isWithin(corner, clip)) : corners))
      const inner = inksIn(shape.id, drawn?.clip ? corners : clip)
      const group = placedInk(drawn?.inks ?? [], shape)
      const within: Ink[] =
        drawn?.clip && inner.length > 0 ? [{ kind: 'group', clip: polygonPath(cornersOf(drawn.box)), inks: inner }] : inner
      return { ...group, opacity: shape.opacity, inks: [...group.inks, ...within] }
    })
  }

  function endsOf(arrow: ShapeOf<'arrow'>): { start: BoundEnd | undefined; end: BoundEnd | undefined } {
    const inArrow = inverse(placeById.get(arrow.id) ?? nowhere)
    const endOf = (terminal: 'start' | 'end'): BoundEnd | undefined => {
      const binding = [...bindingsByArrow.get(arrow.id)].find(({ props }) => props.terminal === terminal)
      const target = binding && desk.recordOf(binding.toId)
      if (!binding || !target || !isShape(target)) return undefined
      const { box, edge } = areaOf(target)
      const { x, y } = binding.props.isPrecise ? binding.props.normalizedAnchor : { x: 0.5, y: 0.5 }
      const toArrow = joined(inArrow, placeById.get(target.id) ?? nowhere)
      const [anchor, ...corners] = pointsThrough([{ x: box.x + box.w * x, y: box.y + box.h * y }, ...edge], toArrow)
      const strokeWidth = 'size' in target.props ? strokeSizes[target.props.size] : 0
      return anchor && { anchor, edge: corners, binding, strokeWidth }
    }
    return { start: endOf('start'), end: endOf('end') }
  }

  function areaOf(shape: BoardShape): { box: Rectangle; edge: readonly Point[] } {
    const drawn = drawnById.get(shape.id)
    const inner = shape.type === 'group' ? [...childrenById.get(shape.id)] : []
    const box = drawn?.box ?? boxAround(inner.flatMap((child) => pointsThrough(cornersOf(areaOf(child).box), placeOf(child))))
    return { box, edge: drawn?.edge ?? cornersOf(box) }
  }
}

// Matrices lie behind everything anyway.
function byIndex(one: BoardShape, other: BoardShape): number {
  return one.index < other.index ? -1 : one.index > other.index ? 1 : one.id < other.id ? -1 : 1
}

function isShape(record: TLRecord | BoardShape): record is BoardShape {
  return record.typeName === 'shape'
}

function isArrowBinding(record: TLRecord): record is TLArrowBinding {
  return record.typeName === 'binding' && record.type === 'arrow'
}

function isArrow(shape: BoardShape): shape is ShapeOf<'arrow'> {
  return shape.type === 'arrow'
}

function placeOf({ x, y, rotation }: BoardShape): Transform {
  return placedInk([], { x, y, rotation }).transform ?? nowhere
}

function isWithin({ x, y }: Point, corners: readonly Point[]): boolean {
  const { x: left, y: top, w, h } = boxAround(corners)
  return x >= left && x <= left + w && y >= top && y <= top + h
}
