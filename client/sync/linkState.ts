import { closeCodes, closeReasonOf } from '../../shared/protocol/closeCodes.ts'
import { assertNever } from '../../shared/assertNever.ts'
import type { Connection } from './connection.ts'

/** The link to the server with its bookkeeping: which of my changes are known to be on disk. */
export type LinkState = {
  phase: 'connecting' | 'online' | 'offline' | 'refused'
  /** How many changes I have made. */
  made: number
  /** How many of them, the oldest first, are on the server's disk. */
  saved: number
  /** When each change that isn't saved was made, the oldest first, in milliseconds since 1970. */
  unsavedAt: readonly number[]
  /** For each change sent on this socket that isn't confirmed: how many of mine it covers, all before included. */
  sent: readonly number[]
  /** How many changes sent on this socket are confirmed. */
  confirmed: number
  offlineSince: number
  closeCode: number | undefined
}

/** What happens to a link. `at`: milliseconds since 1970. */
export type LinkEvent =
  /** I changed the document. */
  | { type: 'changed'; at: number }
  /** A step 2 or an update went out, with everything I have made so far. */
  | { type: 'sent' }
  /** What the server had has come. */
  | { type: 'synced' }
  /** The first `count` changes of this socket are on disk. */
  | { type: 'saved'; count: number }
  /** `code` is undefined when we gave the socket up ourselves. */
  | { type: 'closed'; code: number | undefined; at: number }

export const firstLinkState: LinkState = {
  phase: 'connecting',
  made: 0,
  saved: 0,
  unsavedAt: [],
  sent: [],
  confirmed: 0,
  offlineSince: 0,
  closeCode: undefined,
}

/** The link after an event. */
export function nextLinkState(now: LinkState, event: LinkEvent): LinkState {
  switch (event.type) {
    case 'changed':
      return { ...now, made: now.made + 1, unsavedAt: [...now.unsavedAt, event.at] }
    case 'sent':
      return { ...now, sent: [...now.sent, now.made] }
    case 'synced':
      return { ...now, phase: 'online', closeCode: undefined }
    case 'saved':
      return afterSaved(now, event.count)
    case 'closed':
      // What this socket sent may be lost with it: the answer to the next step 1 covers it again.
      return { ...now, ...phaseAfterClose(now, event), sent: [], confirmed: 0, closeCode: event.code }
    default:
      return assertNever(event)
  }
}

/** The link as people need to know it. */
export function connectionOf(link: LinkState): Connection {
  const saving = { unsaved: link.made - link.saved, unsavedSince: link.unsavedAt[0] }
  const reason = link.closeCode === undefined ? undefined : closeReasonOf(link.closeCode)
  const because = reason ? { reason } : {}
  switch (link.phase) {
    case 'connecting':
      return { state: 'connecting', ...because, ...saving }
    case 'online':
      return { state: 'online', ...saving }
    case 'offline':
      return { state: 'offline', since: link.offlineSince, ...because, ...saving }
    case 'refused':
      return { state: 'refused', reason: reason ?? 'serverError', ...saving }
    default:
      return assertNever(link.phase)
  }
}

function afterSaved(now: LinkState, count: number): LinkState {
  const newlyConfirmed = Math.min(count - now.confirmed, now.sent.length)
  const covered = now.sent[newlyConfirmed - 1]
  if (newlyConfirmed <= 0 || covered === undefined) return now
  const newlySaved = Math.max(0, covered - now.saved)
  return {
    ...now,
    confirmed: now.confirmed + newlyConfirmed,
    sent: now.sent.slice(newlyConfirmed),
    saved: now.saved + newlySaved,
    unsavedAt: now.unsavedAt.slice(newlySaved),
  }
}

function phaseAfterClose(
  now: LinkState,
  { code, at }: { code: number | undefined; at: number },
): Pick<LinkState, 'phase' | 'offlineSince'> {
  const reason = code === undefined ? undefined : closeReasonOf(code)
  if (reason && !closeCodes[reason].retry) return { phase: 'refused', offlineSince: now.offlineSince }
  return now.phase === 'online' ? { phase: 'offline', offlineSince: at } : { phase: now.phase, offlineSince: now.offlineSince }
}
