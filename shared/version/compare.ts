import type { CaseNote } from '../board/caseNote.ts'
import type { MatrixProps } from '../board/matrix.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { isSameJson } from '../document/isSameJson.ts'

/** The cases of a board at one moment, and the matrices that they are read by. */
export type BoardCases = { notes: readonly CaseNote[]; matrices: readonly PlacedMatrix[] }

/** A note at one moment. `matrix`: the one on which it stands, as it was then; undefined off every matrix. */
export type StandingNote = { note: CaseNote; matrix: PlacedMatrix | undefined }

/** One note at two moments. Undefined where it wasn't on the board; never both. */
export type NotePair = { before: StandingNote | undefined; after: StandingNote | undefined }

/** Note id → the note at both moments, unchanged ones included. */
export type BoardComparison = ReadonlyMap<string, NotePair>

/** What two moments of a board have in common, and what not. Notes are the same if their ids are: copies of boards keep them. */
export function compare(before: BoardCases, after: BoardCases): BoardComparison {
  const [one, other] = [standingById(before), standingById(after)]
  return new Map([...new Set([...one.keys(), ...other.keys()])].map((id) => [id, { before: one.get(id), after: other.get(id) }]))
}

/** The way back: what `compare(after, before)` gives. */
export function inverse(comparison: BoardComparison): BoardComparison {
  return new Map([...comparison].map(([id, { before, after }]) => [id, { before: after, after: before }]))
}

/** One way after the other: of `compare(a, b)` and `compare(b, c)` what `compare(a, c)` gives. */
export function compose(first: BoardComparison, second: BoardComparison): BoardComparison {
  const composed = new Map<string, NotePair>()
  for (const id of new Set([...first.keys(), ...second.keys()])) {
    const pair = { before: first.get(id)?.before, after: second.get(id)?.after }
    if (pair.before || pair.after) composed.set(id, pair)
  }
  return composed
}

/**
 * How a note's place has changed. `shifted`: on the same matrix, by so much on its scales; `distance` in hundredths of the scales, so that it is
 * the same on every matrix. `field`: into another field of a matrix without axes.
 */
export type NoteMove =
  | { kind: 'shifted'; x: number; y: number; lean: number; distance: number }
  | { kind: 'field' | 'onto' | 'off' | 'other-matrix' }

/** What has changed about one note. `words`: its text or a field of the case. */
export type NoteDifference = {
  presence: 'added' | 'removed' | 'kept'
  move: NoteMove | undefined
  words: boolean
  color: boolean
}

/** Less than that, in hundredths of the scale, is no move: the scores that people read stay the same. */
const leastDistance = 0.5

/** What has changed about a note between two moments; undefined when nothing has. */
export function differenceOf({ before, after }: NotePair): NoteDifference | undefined {
  if (!before || !after) return { presence: after ? 'added' : 'removed', move: undefined, words: false, color: false }
  const move = moveOf(before, after)
  const words = before.note.text !== after.note.text || !isSameJson(before.note.fields, after.note.fields)
  const color = before.note.color !== after.note.color
  return move || words || color ? { presence: 'kept', move, words, color } : undefined
}

function moveOf(before: StandingNote, after: StandingNote): NoteMove | undefined {
  const [from, to] = [before.note.score, after.note.score]
  if (!from || !to || !before.matrix || !after.matrix) {
    if (!from === !to) return undefined
    return { kind: to ? 'onto' : 'off' }
  }
  if (before.matrix.id !== after.matrix.id) return { kind: 'other-matrix' }
  if (!from.axes || !to.axes) return from.quadrant === to.quadrant ? undefined : { kind: 'field' }
  const across = partOf(to.axes.x, after.matrix.matrix, 'x') - partOf(from.axes.x, before.matrix.matrix, 'x')
  const up = partOf(to.axes.y, after.matrix.matrix, 'y') - partOf(from.axes.y, before.matrix.matrix, 'y')
  const distance = Math.hypot(across, up) * 100
  if (distance < leastDistance) return undefined
  return { kind: 'shifted', x: to.axes.x - from.axes.x, y: to.axes.y - from.axes.y, lean: to.axes.lean - from.axes.lean, distance }
}

function partOf(score: number, { xMin, xMax, yMin, yMax }: MatrixProps, axis: 'x' | 'y'): number {
  return axis === 'x' ? (score - xMin) / (xMax - xMin) : (score - yMin) / (yMax - yMin)
}

function standingById({ notes, matrices }: BoardCases): Map<string, StandingNote> {
  const matrixById = new Map(matrices.map((placed) => [placed.id, placed]))
  return new Map(notes.map((note) => [note.id, { note, matrix: note.matrixId === undefined ? undefined : matrixById.get(note.matrixId) }]))
}
