import type { Editor, TLNoteShape, TLShapeId } from '@tldraw/tldraw'
import { isMatrixRecord, placedMatrixOf, scoreOnPage, standingOf, type PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { centreOfNote } from '../../shared/board/caseNote.ts'
import { gridOf } from '../../shared/board/rowsOfBoxes.ts'
import { plotOf } from '../../shared/board/matrix.ts'
import type { Point, Rectangle } from '../../shared/board/plane.ts'
import { quadrantField } from '../../shared/board/quadrantField.ts'
import type { Score } from '../../shared/board/score.ts'
import { spreadNotes, type SpreadItem } from '../../shared/board/spreadNotes.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'

/** The most notes that are spread at once: beyond that the page would stand still. */
export const mostSpread = 400

/** What spreading did. `points`: the farthest that a score went, undefined where no note had scores. `isFull`: they still overlap a little. */
export type SpreadOutcome =
  | { state: 'spread'; count: number; points: number | undefined; isFull: boolean }
  | { state: 'nothing' | 'too-many' }

/**
 * Takes the selected notes off each other, all of the board's when fewer than two are selected, as one step. No note leaves its
 * quadrant, none comes onto a matrix, and those that aren't selected stay.
 */
export function spreadOnCanvas(editor: Editor): SpreadOutcome {
  const matrices = matricesOn(editor)
  const all = editor.getCurrentPageShapes().filter((shape): shape is TLNoteShape => shape.type === 'note')
  const selected = notesIn(editor)
  const chosen = new Set((selected.length > 1 ? selected : all).filter((note) => !editor.isShapeOrAncestorLocked(note)).map(({ id }) => id))
  if (chosen.size > mostSpread) return { state: 'too-many' }
  const lying = all.flatMap((note) => lieOf(editor, note, matrices) ?? [])
  const placed = lying.filter((note) => note.standing)
  const unplaced = lying.filter((note) => !note.standing)
  const first = spreadNotes([...placed.map((note) => itemOf(note, chosen.has(note.id))), ...unplaced.map((note) => itemOf(note, false))])
  const settled = placed.map((note) => itemOf({ ...note, box: { ...note.box, ...first.places.get(note.id) } }, false))
  const second = spreadNotes([...settled, ...unplaced.map((note) => itemOf(note, chosen.has(note.id))), ...matrices.map(keepOff)])
  const places = new Map([...first.places, ...second.places])
  if (places.size === 0) return { state: 'nothing' }
  move(editor, lying, places, 'spread notes')
  return {
    state: 'spread',
    count: places.size,
    points: farthestScore(placed, first.places),
    isFull: first.overlap + second.overlap > 0,
  }
}

/** Sets the selected notes into a grid around the middle of where they are, as one step. */
export function gridOnCanvas(editor: Editor): void {
  const lying = notesIn(editor).flatMap((note) => lieOf(editor, note, []) ?? [])
  if (lying.length < 2) return
  move(editor, lying, gridOf(lying), 'grid of notes')
}

function matricesOn(editor: Editor): PlacedMatrix[] {
  const recordOf = (id: string): ReturnType<typeof plainOf> | undefined => plainOf(editor.store.get(id as TLShapeId))
  // From below to above.
  return editor
    .getCurrentPageShapesSorted()
    .map(plainOf)
    .flatMap((record) => (isMatrixRecord(record) ? (placedMatrixOf(record, recordOf) ?? []) : []))
}

/** The selected notes. */
function notesIn(editor: Editor): TLNoteShape[] {
  return editor.getSelectedShapes().filter((shape): shape is TLNoteShape => shape.type === 'note')
}

/** A note where it lies on the page: the room it takes, the point that counts, and what that says. */
type Lying = {
  id: TLShapeId
  box: Rectangle
  centre: Point
  standing: { placed: PlacedMatrix; score: Score } | undefined
}

function lieOf(editor: Editor, note: TLNoteShape, matrices: readonly PlacedMatrix[]): Lying | undefined {
  const bounds = editor.getShapePageBounds(note)
  const transform = editor.getShapePageTransform(note)
  if (!bounds) return undefined
  const { x, y } = transform.point()
  const centre = centreOfNote(plainOf(note), { x, y, rotation: transform.rotation() })
  const found = standingOf(centre, matrices)
  const placed = found && matrices.find(({ id }) => id === found.matrixId)
  return {
    id: note.id,
    box: { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h },
    centre,
    standing: found && placed && { placed, score: found.score },
  }
}

function itemOf({ id, box, centre, standing }: Lying, isFree: boolean): SpreadItem {
  // On a matrix that is turned, a quadrant is no upright rectangle: what lies there stays.
  if (!isFree || (standing && standing.placed.place.rotation !== 0)) return { id, box, fixed: true }
  if (!standing) return { id, box }
  const { placed, score } = standing
  const field = quadrantField(score.quadrant, placed.matrix)
  // The room for the middle of the box, which lies below the point that counts when the text is long.
  const offset = { x: box.x + box.w / 2 - centre.x, y: box.y + box.h / 2 - centre.y }
  return { id, box, within: { x: placed.place.x + field.x + offset.x, y: placed.place.y + field.y + offset.y, w: field.w, h: field.h } }
}

// What lies beside a matrix keeps its point off the plot, so that no score comes from tidying up.
function keepOff({ id, matrix, place }: PlacedMatrix): SpreadItem {
  const plot = plotOf(matrix)
  const half = 100
  return { id, box: { x: place.x + plot.x + half, y: place.y + plot.y + half, w: plot.w - 2 * half, h: plot.h - 2 * half }, fixed: true }
}

function move(editor: Editor, lying: readonly Lying[], places: ReadonlyMap<string, Point>, step: string): void {
  editor.markHistoryStoppingPoint(step)
  editor.updateShapes(
    lying.flatMap(({ id, box }) => {
      const place = places.get(id)
      const shape = editor.getShape(id)
      if (!place || !shape) return []
      const { x, y } = editor.getShapePageTransform(shape).point()
      const point = editor.getPointInParentSpace(shape, { x: x + place.x - box.x, y: y + place.y - box.y })
      return [{ id, type: shape.type, x: point.x, y: point.y }]
    }),
  )
}

function farthestScore(placed: readonly Lying[], places: ReadonlyMap<string, Point>): number | undefined {
  let farthest: number | undefined
  for (const { id, box, centre, standing } of placed) {
    const place = places.get(id)
    const before = standing?.score.axes
    if (!place || !standing || !before) continue
    const after = scoreOnPage({ x: centre.x + place.x - box.x, y: centre.y + place.y - box.y }, standing.placed)?.axes
    if (after) farthest = Math.max(farthest ?? 0, Math.abs(after.x - before.x), Math.abs(after.y - before.y))
  }
  return farthest
}
