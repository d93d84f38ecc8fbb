import { useEffect } from 'react'
import type { BoardLink } from '../boards/boardLink.ts'
import { forgetBoard } from '../boards/keptBoards.ts'
import type { BoardProblem } from './boardProblem.ts'

/** Takes a board off this device's list when its link was replaced: it leads nowhere for good. */
export function useForgetDeadLink(link: BoardLink | undefined, problem: BoardProblem | undefined): void {
  useEffect(() => {
    if (link && problem === 'key-revoked') forgetBoard(link.boardId, link.key)
  }, [link, problem])
}
