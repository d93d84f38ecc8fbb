import { assertNever } from '../../shared/assertNever.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Refusal } from '../http/boardApi.ts'

/** Why a board can't be shown, or can't be gone on with, as far as people can do something about it. */
export type BoardProblem =
  /** The link is cut off, or there is no such board: nobody may be able to tell the two apart. */
  | 'wrong-link'
  | 'key-revoked'
  /** A facilitator has sent this person away. */
  | 'removed'
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

/** What it means for the page that the server closed the socket for this reason. */
export function problemOfClose(reason: CloseReason): BoardProblem {
  switch (reason) {
    case 'notFound':
      return 'wrong-link'
    case 'keyRevoked':
      return 'key-revoked'
    case 'removed':
      return 'removed'
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
