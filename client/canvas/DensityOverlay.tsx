import { useEffect, useRef, type JSX } from 'react'
import { changeDensity, emptyDensity, peakOf, type DensityGrid } from '../../shared/board/density.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { plotOf } from '../../shared/board/matrix.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { pointInPlace, pointOnPage } from '../../shared/board/pagePlace.ts'
import type { Point } from '../../shared/board/plane.ts'
import { useBoardView } from '../notes/boardView.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import { useReadable } from '../ui/useReadable.ts'

const columns = 96
const rows = 60
/** How opaque the densest place is. */
const strongest = 0.42

/** A soft cloud over a matrix, thicker where more cases lie. Below the notes, and only while somebody wants it. */
export function DensityOverlay(): JSX.Element | null {
  const { notes, densityOn } = useBoardView()
  const id = useReadable(densityOn)
  return id === undefined ? null : <DensityCloud key={id} id={id} notes={notes} />
}

function DensityCloud({ id, notes }: { id: string; notes: LiveNotes }): JSX.Element {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = ref.current
    if (!canvas) return undefined
    let grid = gridOf(id, notes)
    const draw = (): void => {
      const placed = matrixIn(notes, id)
      canvas.hidden = !placed
      if (!placed) return
      lay(canvas, placed)
      paint(canvas, grid)
    }
    draw()
    return notes.subscribe(({ notes: changed, matricesChanged }) => {
      const placed = matrixIn(notes, id)
      if (matricesChanged || !placed) grid = gridOf(id, notes)
      else for (const { before, after } of changed.values()) move(grid, placed, before, after)
      draw()
    })
  }, [id, notes])
  return <canvas ref={ref} className="board-density" width={columns} height={rows} aria-hidden="true" />
}

function matrixIn(notes: LiveNotes, id: string): PlacedMatrix | undefined {
  return notes.matrices().find((placed) => placed.id === id)
}

function gridOf(id: string, notes: LiveNotes): DensityGrid {
  const grid = emptyDensity(columns, rows)
  const placed = matrixIn(notes, id)
  if (placed) for (const note of notes.all()) move(grid, placed, undefined, note)
  return grid
}

function move(grid: DensityGrid, placed: PlacedMatrix, before: CaseNote | undefined, after: CaseNote | undefined): void {
  if (before?.matrixId === placed.id) changeDensity(grid, partOf(before, placed), -1)
  if (after?.matrixId === placed.id) changeDensity(grid, partOf(after, placed), 1)
}

// Where a note lies on the plot, 0 to 1 each way.
function partOf({ centre }: CaseNote, { matrix, place }: PlacedMatrix): Point {
  const plot = plotOf(matrix)
  const point = pointInPlace(centre, place)
  return { x: (point.x - plot.x) / plot.w, y: (point.y - plot.y) / plot.h }
}

function lay(canvas: HTMLCanvasElement, { matrix, place }: PlacedMatrix): void {
  const plot = plotOf(matrix)
  const corner = pointOnPage(plot, place)
  canvas.style.width = `${plot.w}px`
  canvas.style.height = `${plot.h}px`
  canvas.style.transform = `translate(${corner.x}px, ${corner.y}px) rotate(${place.rotation}rad)`
}

function paint(canvas: HTMLCanvasElement, grid: DensityGrid): void {
  const context = canvas.getContext('2d')
  if (!context) return
  // What is left of cases that came and went is next to nothing, and no peak.
  const peak = Math.max(peakOf(grid), 0.5)
  const [red, green, blue] = inkOf(canvas)
  const image = context.createImageData(columns, rows)
  for (const [at, cell] of grid.cells.entries()) {
    const alpha = Math.max(0, cell / peak) ** 0.8 * strongest
    image.data.set([red, green, blue, Math.round(alpha * 255)], at * 4)
  }
  context.putImageData(image, 0, 0)
}

// The theme's colour: #rrggbb in a custom property.
function inkOf(element: Element): [number, number, number] {
  const hex = getComputedStyle(element).getPropertyValue('--balance').trim().slice(1)
  const value = Number.parseInt(hex, 16)
  return Number.isNaN(value) ? [107, 75, 179] : [value >> 16, (value >> 8) & 255, value & 255]
}
