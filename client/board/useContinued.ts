import { useMemo } from 'react'
import { originOf } from '../../shared/document/copyBoardDocument.ts'
import { boardPath } from '../boards/boardLink.ts'
import { keptBoards } from '../boards/keptBoards.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** The board whose session this one carries on. `href`: the way there, if this device knows that board: its key is in no document. */
export type ContinuedBoard = { title: string; href: string | undefined }

/** What the open board continues; undefined where it began anew, or as a mere copy. */
export function useContinued(live: LiveBoard, ready: boolean): ContinuedBoard | undefined {
  return useMemo(() => {
    const origin = ready ? originOf(live.document) : undefined
    if (origin?.continues === undefined) return undefined
    const known = keptBoards().find(({ boardId }) => boardId === origin.board)
    return { title: origin.continues, href: known && boardPath(known) }
  }, [live, ready])
}
