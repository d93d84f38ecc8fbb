import type { BoardId } from '../../shared/ids/boardId.ts'
import { boardPath } from '../boards/boardLink.ts'
import type { CircleLink } from '../boards/circleLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { openThroughCircle } from '../http/circleApi.ts'

/**
 * Leaves the circle's page for one of its boards, and there for a note ('' for none). Where the address was that way itself (`?open=`), it gives
 * its place in the history to the board's. Otherwise answers why it can't be opened.
 */
export async function goToBoard(circle: CircleLink, boardId: BoardId, note: string): Promise<'going' | Refusal> {
  const link = await openThroughCircle(circle, boardId)
  if (typeof link === 'string') return link
  const path = note === '' ? boardPath(link) : boardPath(link).replace('#', `?note=${note}#`)
  if (new URLSearchParams(location.search).has('open')) location.replace(path)
  else location.assign(path)
  return 'going'
}
