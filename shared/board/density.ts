import type { Point } from './plane.ts'

/** How dense points lie on a field of the size 1 × 1, as a grid of `columns` × `rows` cells, row by row. */
export type DensityGrid = { columns: number; rows: number; cells: Float64Array }

/** The reach of one point, as a part of the field: wide enough that single cases melt into areas. */
const deviation = 0.07

/** An empty grid. */
export function emptyDensity(columns: number, rows: number): DensityGrid {
  return { columns, rows, cells: new Float64Array(columns * rows) }
}

/**
 * Adds a point (0 to 1 each way, y downwards) to a grid, or takes it back: a bell curve around it, cut off at three standard
 * deviations, so that a point costs the same wherever it is and however many there are.
 */
export function changeDensity(grid: DensityGrid, { x, y }: Point, by: 1 | -1): void {
  const { columns, rows, cells } = grid
  const across = bellOver(columns, x)
  const down = bellOver(rows, y)
  for (const [row, vertical] of down)
    for (const [column, horizontal] of across)
      cells[row * columns + column] = (cells[row * columns + column] ?? 0) + by * vertical * horizontal
}

/** The highest cell of a grid, at least 0. */
export function peakOf({ cells }: DensityGrid): number {
  return cells.reduce((highest, cell) => Math.max(highest, cell), 0)
}

function bellOver(count: number, centre: number): [number, number][] {
  const first = Math.max(0, Math.ceil((centre - 3 * deviation) * count - 0.5))
  const last = Math.min(count - 1, Math.floor((centre + 3 * deviation) * count - 0.5))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const distance = (first + at + 0.5) / count - centre
    return [first + at, Math.exp(-(distance ** 2) / (2 * deviation ** 2))]
  })
}
