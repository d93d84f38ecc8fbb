import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import { fieldBox, freePlaceIn } from '../../shared/board/matrixFields.ts'
import { pointInPlace, pointOnPage } from '../../shared/board/pagePlace.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import type { Point } from '../../shared/board/plane.ts'
import type { Quadrant } from '../../shared/board/score.ts'
import type { LiveNotes } from './liveNotes.ts'
import { moveNote } from './moveNote.ts'

/** Moves a note to the middle of a field of a matrix, or the nearest place there that is free, as one step of history. */
export function moveToField(
  editor: Editor,
  notes: LiveNotes,
  { id, placed, quadrant, sameStep = false }: { id: string; placed: PlacedMatrix; quadrant: Quadrant; sameStep?: boolean },
): void {
  moveNote(editor, id as TLShapeId, freePlaceOnPage(notes, placed, quadrant, id), { sameStep })
}

/** The free place nearest to the middle of a field, on the page, for one more note or for the note `movedId`. */
export function freePlaceOnPage(notes: LiveNotes, placed: PlacedMatrix, quadrant: Quadrant, movedId?: string): Point {
  const others = notes.all().filter(({ id, matrixId }) => id !== movedId && matrixId === placed.id)
  const taken = others.map(({ centre }) => pointInPlace(centre, placed.place))
  return pointOnPage(freePlaceIn(fieldBox(placed.matrix, quadrant), taken, noteSize), placed.place)
}
