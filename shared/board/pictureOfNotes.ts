/** A note as a board's picture shows it: its upper left corner and side in canvas pixels, and its colour's name. */
export type PictureNote = { x: number; y: number; side: number; color: string }

/** What is read of a canvas record to find its place. */
type CanvasRecord = { id: string; typeName: string }

/** More than can be told apart on a card, and as much as a device keeps for each of its boards. */
const usualMost = 150
const noteSide = 200

/** The notes among canvas records, for the board's picture, those in front last. A turned group is taken as if it weren't. */
export function pictureOfNotes(records: readonly CanvasRecord[], most = usualMost): PictureNote[] {
  const shapeById = new Map(records.flatMap((record) => (record.typeName === 'shape' ? [[record.id, shapeOf(record)]] : [])))
  return [...shapeById.values()]
    .filter(({ type }) => type === 'note')
    .toSorted((one, other) => (one.index < other.index ? -1 : 1))
    .slice(-most)
    .map((note) => ({ ...placeOf(note, shapeById), side: Math.round(noteSide * note.scale), color: note.color }))
}

/** The notes in a value that was kept; what is none is left out. */
export function parsePictureNotes(value: unknown): PictureNote[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { x, y, side, color } = entry as Record<string, unknown>
    const isNote = Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(side) && typeof color === 'string'
    return isNote ? [{ x: Number(x), y: Number(y), side: Number(side), color }] : []
  })
}

type Shape = { type: string; parentId: string; index: string; x: number; y: number; scale: number; color: string }

function shapeOf(record: CanvasRecord): Shape {
  const { type, parentId, index, x, y, props } = record as CanvasRecord & Record<string, unknown>
  const { scale, color } = (props ?? {}) as Record<string, unknown>
  return {
    type: String(type),
    parentId: String(parentId),
    index: String(index),
    x: Number(x),
    y: Number(y),
    scale: typeof scale === 'number' ? scale : 1,
    color: typeof color === 'string' ? color : 'yellow',
  }
}

function placeOf(note: Shape, shapeById: ReadonlyMap<string, Shape>): { x: number; y: number } {
  let { x, y } = note
  const seen = new Set<Shape>()
  for (let parent = shapeById.get(note.parentId); parent && !seen.has(parent); parent = shapeById.get(parent.parentId)) {
    // Parents in a circle, out of a broken document, end the walk.
    seen.add(parent)
    x += parent.x
    y += parent.y
  }
  return { x: Math.round(x), y: Math.round(y) }
}
