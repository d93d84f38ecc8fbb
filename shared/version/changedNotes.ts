import type { CaseNote } from '../board/caseNote.ts'
import { must } from '../must.ts'
import { differenceOf, type BoardComparison, type NoteDifference, type NotePair } from './compare.ts'

/** A note that has changed. `note`: as it is, or was when it was there last. */
export type ChangedNote = NotePair & { note: CaseNote; difference: NoteDifference }

/** What somebody may want to see of what has changed. */
export const changeKinds = ['moved', 'added', 'removed', 'edited', 'recolored'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** The notes that have changed: those that have moved farthest first, then those that came, went and were edited, by their numbers. */
export function changedNotes(comparison: BoardComparison): ChangedNote[] {
  const changed = [...comparison.values()].flatMap((pair) => {
    const difference = differenceOf(pair)
    return difference ? [{ ...pair, difference, note: must(pair.after ?? pair.before, 'a note was there once').note }] : []
  })
  return changed.sort(
    (one, other) => rankOf(one) - rankOf(other) || distanceOf(other) - distanceOf(one) || one.note.number - other.note.number,
  )
}

/** Of which kinds a change is. */
export function kindsOf({ presence, move, words, color }: NoteDifference): ChangeKind[] {
  if (presence !== 'kept') return [presence]
  return [...(move ? ['moved' as const] : []), ...(words ? ['edited' as const] : []), ...(color ? ['recolored' as const] : [])]
}

function rankOf({ difference: { presence, move } }: ChangedNote): number {
  if (move) return move.kind === 'shifted' ? 0 : 1
  return { added: 2, removed: 3, kept: 4 }[presence]
}

function distanceOf({ difference: { move } }: ChangedNote): number {
  return move?.kind === 'shifted' ? move.distance : 0
}
