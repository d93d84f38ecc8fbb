import type { Point, Rectangle } from './plane.ts'
import { rowGap, type Size } from './rowsOfBoxes.ts'

const notesInRow = 5
/** The room between the matrix and the tray, and between the tray and whatever else is there, in canvas pixels. */
const margin = 40

/**
 * Where new notes go: into rows to the right of `beside`, from its top to about its foot, then further to the right. A row lies where
 * nothing is. Returns a corner for each size, in their order.
 */
export function trayPlaces(sizes: readonly Size[], beside: Rectangle, obstacles: readonly Rectangle[]): Point[] {
  const pitch = Math.max(0, ...sizes.map(({ w }) => w)) + rowGap
  const width = Math.min(notesInRow, sizes.length) * pitch - rowGap
  const points: Point[] = []
  let corner = { x: beside.x + beside.w + margin, y: beside.y }
  for (let first = 0; first < sizes.length; first += notesInRow) {
    const row = sizes.slice(first, first + notesInRow)
    const height = Math.max(...row.map(({ h }) => h))
    corner = nextFree(corner, { w: width, h: height }, beside, obstacles)
    for (const column of row.keys()) points.push({ x: corner.x + column * pitch, y: corner.y })
    corner = { x: corner.x, y: corner.y + height + rowGap }
  }
  return points
}

function nextFree(from: Point, row: Size, beside: Rectangle, obstacles: readonly Rectangle[]): Point {
  let corner = from
  for (;;) {
    // The first row of a stack may be higher than the matrix.
    if (corner.y > beside.y && corner.y + row.h > beside.y + beside.h) corner = { x: corner.x + row.w + margin, y: beside.y }
    const blocker = firstIn({ ...corner, ...row }, obstacles)
    if (!blocker) return corner
    corner = { x: corner.x, y: blocker.y + blocker.h + rowGap }
  }
}

// What is in the way of a row, its margin included.
function firstIn({ x, y, w, h }: Rectangle, obstacles: readonly Rectangle[]): Rectangle | undefined {
  const near = rowGap / 2
  return obstacles.find((box) => box.x < x + w + near && box.x + box.w > x - near && box.y < y + h + near && box.y + box.h > y - near)
}
