import { useSyncExternalStore } from 'react'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { LiveNotes } from './liveNotes.ts'

/** A note as a case, as it is now; undefined when there is none of that id. */
export function useCaseNote(notes: LiveNotes, id: string): CaseNote | undefined {
  return useSyncExternalStore(notes.subscribe, () => notes.get(id))
}
