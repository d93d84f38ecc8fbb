import type { Point } from '../board/plane.ts'
import { pageOfScores } from '../board/placedMatrix.ts'
import type { BoardCases } from './compare.ts'

/** The most places of a note that are shown: more is a tangle. */
export const mostPlaces = 5

/** Nearer than that, in canvas pixels, is the same place: less than people see. */
const leastMove = 12

/**
 * Where a note stood in these moments (the oldest first), as points of the present page, without what came twice in a row and without where
 * it stands now. What stood on a matrix that is still there is where its scores are now, however the matrix has been moved.
 */
export function lastPlacesOf(id: string, moments: readonly BoardCases[], present: BoardCases): Point[] {
  const now = present.notes.find((note) => note.id === id)
  const places: Point[] = []
  for (const moment of moments) {
    const place = placeIn(id, moment, present)
    const last = places.at(-1)
    if (place && !(last && isSame(last, place))) places.push(place)
  }
  const last = places.at(-1)
  if (now && last && isSame(last, now.centre)) places.pop()
  return places.slice(-mostPlaces)
}

function placeIn(id: string, { notes, matrices }: BoardCases, present: BoardCases): Point | undefined {
  const note = notes.find((one) => one.id === id)
  const axes = note?.score?.axes
  const isOn = matrices.some((matrix) => matrix.id === note?.matrixId)
  const there = present.matrices.find((matrix) => matrix.id === note?.matrixId)
  return axes && isOn && there ? pageOfScores(axes, there) : note?.centre
}

function isSame(one: Point, other: Point): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < leastMove
}
