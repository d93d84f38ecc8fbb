import { useEffect } from 'react'
import type { Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** Keeps what is seen of the open board, for the next visit, and tells of what has changed since the last. */
export function useVisits(live: LiveBoard, view: BoardView, link: BoardLink, role: Role, ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined
    let isOver = false
    let stop: (() => void) | undefined
    import('../since/keepVisits.ts').then(
      ({ keepVisits }) => void (isOver || (stop = keepVisits(live, view, link, role))),
      // A device without the file tells nothing, this time.
      () => undefined,
    )
    return () => {
      isOver = true
      stop?.()
    }
  }, [live, view, link, role, ready])
}
