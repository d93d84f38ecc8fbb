import { assertNever } from '../../shared/assertNever.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Refusal } from '../http/boardApi.ts'
import type { Connection } from '../sync/connection.ts'

/** Why a board can't be shown, or can't be gone on with, as far as people can do something about it. */
export type BoardProblem =
  /** The link is cut off, or there is no such board: nobody may be able to tell the two apart. */
  | 'wrong-link'
  | 'key-revoked'
  /** A facilitator has sent this person away. */
  | 'removed'
  /** A facilitator has deleted the board; it can be brought back for a while. */
  | 'board-deleted'
  | 'board-full'
  | 'server-full'
  | 'server-away'
  /** The page is older than the server. */
  | 'page-too-old'
  /** The board is newer than the server: an update of the server was taken back. */
  | 'server-too-old'
  /** The server didn't take a change, and this page's copy has gone its own way. */
  | 'change-refused'
  | 'change-too-large'
  | 'board-too-large'
  | 'failed'

/** What a refused question to the server means for the page. */
export function problemOfRefusal(refusal: Refusal): BoardProblem {
  switch (refusal) {
    case 'not-found':
      return 'wrong-link'
    case 'key-revoked':
      return 'key-revoked'
    case 'deleted':
      return 'board-deleted'
    case 'unreachable':
    case 'too-many':
      return 'server-away'
    case 'conflict':
    case 'failed':
      return 'failed'
    default:
      return assertNever(refusal)
  }
}

/** What a connection that the server has refused, or has no place for yet, means for the page. */
export function problemOfConnection(connection: Connection): BoardProblem | undefined {
  if (connection.state === 'refused') return problemOfClose(connection.reason)
  if (connection.state !== 'connecting') return undefined
  // Tried again by the connection itself: it is over when there is room.
  return connection.reason === 'boardFull' ? 'board-full' : connection.reason === 'serverFull' ? 'server-full' : undefined
}

/** What it means for the page that the server closed the socket for this reason. */
function problemOfClose(reason: CloseReason): BoardProblem {
  switch (reason) {
    case 'notFound':
      return 'wrong-link'
    case 'keyRevoked':
      return 'key-revoked'
    case 'removed':
      return 'removed'
    case 'boardDeleted':
      return 'board-deleted'
    case 'boardFull':
      return 'board-full'
    case 'serverFull':
      return 'server-full'
    case 'clientTooOld':
      return 'page-too-old'
    case 'serverTooOld':
      return 'server-too-old'
    case 'changeRefused':
    case 'badMessage':
      return 'change-refused'
    case 'messageTooLarge':
      return 'change-too-large'
    case 'boardTooLarge':
      return 'board-too-large'
    case 'goingAway':
    case 'tooSlow':
    case 'tooManyMessages':
    case 'noAnswer':
    case 'messageUnfinished':
      return 'server-away'
    case 'serverError':
      return 'failed'
    default:
      return assertNever(reason)
  }
}
