import { noteSize, type CaseNote } from '../../shared/board/caseNote.ts'
import { plotOf } from '../../shared/board/matrix.ts'
import { pointInPlace, pointOnPage } from '../../shared/board/pagePlace.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import type { Point } from '../../shared/board/plane.ts'

const pitch = noteSize + 20

/**
 * Where one more note goes that stands nowhere yet: the first free place in columns beside the matrix, on its right, from the top. On
 * boards without a matrix: in rows from the middle of the board.
 */
export function placeForNote(notes: readonly CaseNote[], matrix: PlacedMatrix | undefined): Point {
  // Only what has no place on a matrix can lie in the way.
  const taken = new Set(notes.filter(({ score }) => !score || !matrix).map(({ centre }) => cellKey(cellOf(centre, matrix))))
  const perLine = matrix ? Math.max(1, Math.floor(plotOf(matrix.matrix).h / pitch)) : 6
  for (let at = 0; ; at++) {
    const cell = { line: Math.floor(at / perLine), at: at % perLine }
    if (!taken.has(cellKey(cell))) return pointOf(cell, matrix)
  }
}

type Cell = { line: number; at: number }

function pointOf(cell: Cell, placed: PlacedMatrix | undefined): Point {
  const point = pointOfCell(cell, placed)
  return placed ? pointOnPage(point, placed.place) : point
}

// The nearest cell: what lies between two is in the way of one of them.
function cellOf(point: Point, placed: PlacedMatrix | undefined): Cell {
  const origin = pointOfCell({ line: 0, at: 0 }, placed)
  const { x, y } = placed ? pointInPlace(point, placed.place) : point
  const [across, down] = [Math.round((x - origin.x) / pitch), Math.round((y - origin.y) / pitch)]
  return placed ? { line: across, at: down } : { line: down, at: across }
}

// In the matrix' own space, or the page's.
function pointOfCell({ line, at }: Cell, placed: PlacedMatrix | undefined): Point {
  if (!placed) return { x: at * pitch, y: line * pitch }
  const plot = plotOf(placed.matrix)
  return { x: placed.matrix.w + noteSize / 2 + line * pitch, y: plot.y + noteSize / 2 + at * pitch }
}

function cellKey({ line, at }: Cell): string {
  return `${line} ${at}`
}
