import { createContext, useContext } from 'react'
import { must } from '../../shared/must.ts'
import { createWritable, type Writable } from '../sync/readable.ts'
import type { LiveNotes } from './liveNotes.ts'

/** How I look at the notes of a board: nobody else's matter, and gone with the page. */
export type BoardView = {
  notes: LiveNotes
  /** The notes that are lit up while the others step back; undefined: none steps back. */
  lit: Writable<ReadonlySet<string> | undefined>
  /** The matrix on which the density of the cases is shown. */
  densityOn: Writable<string | undefined>
}

/** A view with nothing lit up. */
export function createBoardView(notes: LiveNotes): BoardView {
  return {
    notes,
    lit: createWritable<ReadonlySet<string> | undefined>(undefined),
    densityOn: createWritable<string | undefined>(undefined),
  }
}

/** Hands the view to what is drawn inside tldraw. */
export const BoardViewContext = createContext<BoardView | undefined>(undefined)

/** The view of the board around this component. */
export function useBoardView(): BoardView {
  return must(useContext(BoardViewContext), 'the canvas lies inside a BoardViewContext')
}
