import type { PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'
import { boardPageId } from '../document/createBoardDocument.ts'
import type { Point } from './plane.ts'

/** Where a shape's own space lies on the page: its origin in canvas pixels, its rotation in radians, clockwise. */
export type PagePlace = Point & { rotation: number }

/** A record by its id, as it is on the canvas; undefined when there is none. */
export type RecordOf = (id: string) => PlainRecord | undefined

/** Deeper nesting than anybody draws: from here on it is a circle. */
const deepest = 100

/** Where a shape lies on the board's page, through groups and frames; undefined when it is elsewhere. */
export function pagePlaceOf(shape: PlainRecord, recordOf: RecordOf): PagePlace | undefined {
  let place: PagePlace = ownPlaceOf(shape)
  let parentId = shape.parentId
  for (let depth = 0; depth < deepest && typeof parentId === 'string'; depth++) {
    if (parentId === boardPageId) return place
    const parent = recordOf(parentId)
    if (parent?.typeName !== 'shape') return undefined
    const outer = ownPlaceOf(parent)
    place = { ...pointOnPage(place, outer), rotation: place.rotation + outer.rotation }
    parentId = parent.parentId
  }
  return undefined
}

/** A point of the space that lies at `place`, on the page. */
export function pointOnPage({ x, y }: Point, place: PagePlace): Point {
  const [cos, sin] = [Math.cos(place.rotation), Math.sin(place.rotation)]
  return { x: place.x + x * cos - y * sin, y: place.y + x * sin + y * cos }
}

/** A point of the page, in the space that lies at `place`. */
export function pointInPlace(point: Point, place: PagePlace): Point {
  const [cos, sin] = [Math.cos(place.rotation), Math.sin(place.rotation)]
  const [x, y] = [point.x - place.x, point.y - place.y]
  return { x: x * cos + y * sin, y: y * cos - x * sin }
}

/** The props of a record that has some. */
export function propsOf(record: PlainRecord): Record<string, unknown> {
  return isObject(record.props) ? record.props : {}
}

function ownPlaceOf(shape: PlainRecord): PagePlace {
  return { x: numberIn(shape.x), y: numberIn(shape.y), rotation: numberIn(shape.rotation) }
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
