import { createContext, useContext } from 'react'
import type { Point } from '../../shared/board/plane.ts'
import { must } from '../../shared/must.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { createWritable, type Writable } from '../sync/readable.ts'
import type { StillBoard } from '../sync/stillBoard.ts'
import type { LiveNotes } from './liveNotes.ts'

/** How I look at the notes of a board: nobody else's matter, and gone with the page. */
export type BoardView = {
  notes: LiveNotes
  /** The notes that are lit up while the others step back; undefined: none steps back. */
  lit: Writable<ReadonlySet<string> | undefined>
  /** The matrix on which the density of the cases is shown. */
  densityOn: Writable<string | undefined>
  /** The version that is looked at in place of the present. */
  still: Writable<StillView | undefined>
  /** How notes have come to where they are, drawn over the canvas. */
  ways: Writable<readonly NoteWay[] | undefined>
  /** Where a note stood before, over the canvas: the oldest first. */
  trail: Writable<NoteTrail | undefined>
  /** What has changed since I was here last; undefined when nothing has, or I have seen it. */
  since: Writable<SinceLastVisit | undefined>
}

/** A board as it was in one of its versions, read-only. */
export type StillView = { board: StillBoard; notes: LiveNotes; version: BoardVersion }

/** From where to where a note has moved, on the page. Undefined: it wasn't there before, or isn't any more. */
export type NoteWay = { id: string; from: Point | undefined; to: Point | undefined }

/** The places of a note before the present one, on the page. */
export type NoteTrail = { id: string; places: readonly Point[] }

/** A view with nothing lit up. */
export function createBoardView(notes: LiveNotes): BoardView {
  return {
    notes,
    lit: createWritable<ReadonlySet<string> | undefined>(undefined),
    densityOn: createWritable<string | undefined>(undefined),
    still: createWritable<StillView | undefined>(undefined),
    ways: createWritable<readonly NoteWay[] | undefined>(undefined),
    trail: createWritable<NoteTrail | undefined>(undefined),
    since: createWritable<SinceLastVisit | undefined>(undefined),
  }
}

/** Hands the view to what is drawn inside tldraw. */
export const BoardViewContext = createContext<BoardView | undefined>(undefined)

/** The view of the board around this component. */
export function useBoardView(): BoardView {
  return must(useContext(BoardViewContext), 'the canvas lies inside a BoardViewContext')
}
