/**
 * Why the server closes a socket, for both sides. Codes 4400–4499 are final: y-websocket stops trying on them
 * by its own convention. With every other code a client comes back after a while.
 */
export const closeCodes = {
  goingAway: { code: 1001, retry: true },
  tooSlow: { code: 1013, retry: true },
  badMessage: { code: 4400, retry: false },
  /** A wrong key and a board that does not exist answer alike, so that nobody can probe for boards. */
  notFound: { code: 4404, retry: false },
  keyRevoked: { code: 4403, retry: false },
  /** A facilitator has asked this person to leave. The key is still good: with the link they can come back. */
  removed: { code: 4410, retry: false },
  /** A facilitator has deleted the board. It can be brought back for a while, and its links are good again then. */
  boardDeleted: { code: 4411, retry: false },
  /** The client sent a change that its role may not make. Its copy has gone its own way: it must load afresh. */
  changeRefused: { code: 4409, retry: false },
  messageTooLarge: { code: 4413, retry: false },
  boardTooLarge: { code: 4414, retry: false },
  /** The client speaks an older protocol or document version than the server: the page must be reloaded. */
  clientTooOld: { code: 4426, retry: false },
  /** The board was written by a newer server than this one. It stays closed until that one is back. */
  serverTooOld: { code: 4427, retry: false },
  tooManyMessages: { code: 4529, retry: true },
  serverError: { code: 4500, retry: true },
  boardFull: { code: 4503, retry: true },
  noAnswer: { code: 4504, retry: true },
  /** The server as a whole has no place left. */
  serverFull: { code: 4505, retry: true },
  /** A message was begun and not finished. */
  messageUnfinished: { code: 4508, retry: true },
} as const satisfies Record<string, { code: number; retry: boolean }>

export type CloseReason = keyof typeof closeCodes

/** What `ws` itself closes with when a message is far over the limit: too large to be read for our own code. */
const farTooLarge = 1009

/** The reason behind a close code, or undefined for codes that are not ours (1006: the network went away). */
export function closeReasonOf(code: number): CloseReason | undefined {
  if (code === farTooLarge) return 'messageTooLarge'
  return (Object.keys(closeCodes) as CloseReason[]).find((reason) => closeCodes[reason].code === code)
}
