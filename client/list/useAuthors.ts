import { useSyncExternalStore, useState } from 'react'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { NoteChange } from '../../shared/board/noteIndex.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'

/** Who has made notes of the board, by name, and which colours there are. */
export type Makers = { authors: readonly { id: string; name: string }[]; colors: readonly string[] }

/** The authors and colours of a board's notes. Moves and words cost nothing: only what comes, goes or is recoloured is counted again. */
export function useAuthors(notes: LiveNotes): Makers {
  const [makers] = useState(() => watchMakers(notes))
  return useSyncExternalStore(makers.subscribe, makers.get)
}

function watchMakers(notes: LiveNotes) {
  let makers: Makers | undefined
  return {
    get: () => (makers ??= makersOf(notes.all())),
    subscribe(onChange: () => void) {
      makers = undefined
      return notes.subscribe((changes) => {
        if (![...changes.notes.values()].some(concernsMakers)) return
        makers = undefined
        onChange()
      })
    },
  }
}

function concernsMakers({ before, after }: NoteChange): boolean {
  return before?.color !== after?.color || before?.author.id !== after?.author.id || before?.author.name !== after?.author.name
}

function makersOf(notes: readonly CaseNote[]): Makers {
  const nameById = new Map<string, string>()
  const colors = new Set<string>()
  for (const { author, color } of notes) {
    if (author.id !== '' && author.name !== '') nameById.set(author.id, author.name)
    colors.add(color)
  }
  const authors = [...nameById].map(([id, name]) => ({ id, name }))
  return { authors: authors.toSorted((one, other) => one.name.localeCompare(other.name)), colors: [...colors].toSorted() }
}
