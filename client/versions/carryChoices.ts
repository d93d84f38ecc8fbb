import { mediaTags } from '../../shared/board/caseFields.ts'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { comesAlong, type CarriedNotes } from '../../shared/board/carrying.ts'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { fieldsOf } from '../../shared/board/matrixFields.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'

/** The cases of a board, of which some may come along. */
export type CarriedBoard = { notes: readonly CaseNote[]; matrices: readonly PlacedMatrix[]; settings: BoardSettings }

/** A choice, and how many notes come along with it, without open actions elsewhere. */
export type CarryChoice = { notes: CarriedNotes; count: number }

/** What there is to choose from: all and none, each field of a matrix, each kind of media and each colour that some notes have. */
export function carryChoices(board: CarriedBoard): CarryChoice[] {
  const { notes, matrices, settings } = board
  const colors = [...new Set(notes.map(({ color }) => color))]
  const parts: CarriedNotes[] = [
    ...matrices.flatMap(({ id, matrix }) => fieldsOf(matrix).map((quadrant) => ({ which: 'quadrant' as const, matrix: id, quadrant }))),
    ...(settings.fields.has('media') ? mediaTags.map((media) => ({ which: 'media' as const, media })) : []),
    // All of one colour is all of them, and a legend's colour is worth choosing even then.
    ...colors.filter((color) => colors.length > 1 || settings.legend.has(color)).map((color) => ({ which: 'color' as const, color })),
  ]
  const counted = parts.map((part) => ({ notes: part, count: countAlong(board, part, false) }))
  return [
    { notes: { which: 'all' }, count: countAlong(board, { which: 'all' }, false) },
    ...counted.filter(({ count }) => count > 0),
    { notes: { which: 'none' }, count: 0 },
  ]
}

/** How many notes come along. */
export function countAlong({ notes, settings }: CarriedBoard, chosen: CarriedNotes, openActions: boolean): number {
  return notes.filter((note) => comesAlong(note, { notes: chosen, openActions }, settings)).length
}
