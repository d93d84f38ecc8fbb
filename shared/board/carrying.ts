import type { CaseNote } from './caseNote.ts'
import type { MediaTag } from './caseFields.ts'
import type { BoardSettings } from './boardSettings.ts'
import type { Quadrant } from './score.ts'

/** Which notes of a board come along into the next session. */
export type CarriedNotes =
  | { which: 'none' }
  | { which: 'all' }
  /** Those in a field of a matrix. */
  | { which: 'quadrant'; matrix: string; quadrant: Quadrant }
  | { which: 'media'; media: MediaTag }
  | { which: 'color'; color: string }

/** What comes along: the chosen notes, and with `openActions` those out of which something is still to be done, wherever they stand. */
export type Carrying = { notes: CarriedNotes; openActions: boolean }

/**
 * Whether a note comes along. What is done stays where it was done, whatever is chosen. Where a board has no actions, whatever its notes say
 * of some counts for nothing.
 */
export function comesAlong(note: CaseNote, { notes, openActions }: Carrying, { fields }: Pick<BoardSettings, 'fields'>): boolean {
  const action = fields.has('action') ? note.fields.action : undefined
  if (action === 'done') return false
  return (openActions && action === 'open') || isChosen(note, notes)
}

function isChosen(note: CaseNote, chosen: CarriedNotes): boolean {
  switch (chosen.which) {
    case 'none':
      return false
    case 'all':
      return true
    case 'quadrant':
      return note.matrixId === chosen.matrix && note.score?.quadrant === chosen.quadrant
    case 'media':
      return note.fields.media === chosen.media
    case 'color':
      return note.color === chosen.color
  }
}
