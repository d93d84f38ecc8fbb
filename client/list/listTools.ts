import type { Editor } from '@tldraw/tldraw'
import { createContext, useContext } from 'react'
import type { CaseNote } from '../../shared/board/caseNote.ts'
import { must } from '../../shared/must.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import type { ListWords } from './useListWords.ts'

/** What every part of the list works with. */
export type ListTools = {
  live: LiveBoard
  notes: LiveNotes
  editor: Editor
  canEdit: boolean
  words: ListWords
  /** Says something to people who hear the page. */
  say: (text: string) => void
  /** What changes in this note now is the person's own doing, and no news. */
  ownChange: (id: string) => void
  remove: (note: CaseNote) => void
}

export const ListToolsContext = createContext<ListTools | undefined>(undefined)

/** The tools of the list around this component. */
export function useListTools(): ListTools {
  return must(useContext(ListToolsContext), 'a part of the list lies inside a ListToolsContext')
}
