import type { Point, Rectangle } from './plane.ts'

export type Size = { w: number; h: number }

/** The room between two notes in a row, and between two rows, in canvas pixels. */
export const rowGap = 20

/**
 * Puts boxes into rows of `columns`, in their order, each row as high as its highest; columns are as wide as the widest box. The first
 * has its corner at 0, 0.
 */
export function rowsOfBoxes(sizes: readonly Size[], columns: number): Point[] {
  const pitch = Math.max(0, ...sizes.map(({ w }) => w)) + rowGap
  const points: Point[] = []
  let y = 0
  for (let first = 0; first < sizes.length; first += columns) {
    const row = sizes.slice(first, first + columns)
    for (const column of row.keys()) points.push({ x: column * pitch, y })
    y += Math.max(...row.map(({ h }) => h)) + rowGap
  }
  return points
}

/**
 * Where boxes go that are set into a grid as square as it gets, around the middle of where they are. Who is above stays above, and in a
 * row who is left stays left. By id: the new corner.
 */
export function gridOf(items: readonly { id: string; box: Rectangle }[]): Map<string, Point> {
  const columns = Math.ceil(Math.sqrt(items.length))
  const fromTop = items.toSorted((one, other) => one.box.y - other.box.y || one.box.x - other.box.x || (one.id < other.id ? -1 : 1))
  const inOrder = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
    fromTop.slice(row * columns, (row + 1) * columns).sort((one, other) => one.box.x - other.box.x || (one.id < other.id ? -1 : 1)),
  ).flat()
  const points = rowsOfBoxes(
    inOrder.map(({ box }) => box),
    columns,
  )
  const before = boundsOf(items.map(({ box }) => box))
  const after = boundsOf(inOrder.map(({ box }, at) => ({ ...box, ...points[at] })))
  const shift = { x: before.x + (before.w - after.w) / 2, y: before.y + (before.h - after.h) / 2 }
  return new Map(inOrder.map(({ id }, at) => [id, { x: (points[at]?.x ?? 0) + shift.x, y: (points[at]?.y ?? 0) + shift.y }]))
}

/** The least rectangle around some. */
export function boundsOf(boxes: readonly Rectangle[]): Rectangle {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  return { x, y, w: Math.max(...boxes.map((box) => box.x + box.w)) - x, h: Math.max(...boxes.map((box) => box.y + box.h)) - y }
}
