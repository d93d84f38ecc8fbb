import { quadrantNameOf } from '../board/matrixNames.ts'
import type { ExportWords } from '../export/exportWords.ts'
import type { ChangedNote } from '../version/changedNotes.ts'
import type { StandingNote } from '../version/compare.ts'
import { shiftInWords } from '../version/shiftInWords.ts'
import type { HandoutWords } from './handoutWords.ts'

type Words = { own: HandoutWords; shared: ExportWords }

/** What has become of a note, in lines: "Empowerment +18, Marketing −5", "Not started → Both wheels turn", "New: Both wheels turn". */
export function changeInWords({ before, after, difference }: ChangedNote, words: Words): string[] {
  const { own, shared } = words
  const { presence, move } = difference
  if (presence === 'added') return [own.changes.added(fieldOf(after, words))]
  if (presence === 'removed') return [own.changes.removed(fieldOf(before, words))]
  const [from, to] = [fieldOf(before, words), fieldOf(after, words)]
  const shift =
    move?.kind === 'shifted' && after?.matrix ? shiftInWords(move, after.matrix, { x: shared.columns.x, y: shared.columns.y }) : ''
  const edited = difference.words ? editedLines(before, after, words) : []
  return [shift, move && from !== to ? own.changes.fromTo(from, to) : '', ...edited, difference.color ? own.changes.recolored : ''].filter(
    (line) => line !== '',
  )
}

function editedLines(before: StandingNote | undefined, after: StandingNote | undefined, { own }: Words): string[] {
  const text = before?.note.text.replaceAll(/\s+/gu, ' ').trim() ?? ''
  return text === '' || before?.note.text === after?.note.text ? [own.changes.edited] : [own.changes.editedFrom(text)]
}

function fieldOf(standing: StandingNote | undefined, { shared }: Words): string {
  const score = standing?.note.score
  if (!score || !standing?.matrix) return shared.unplaced
  return quadrantNameOf(standing.matrix.matrix, score.quadrant) ?? shared.place[score.quadrant]
}
