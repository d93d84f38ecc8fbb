import { closeCodes, closeReasonOf } from '../../shared/protocol/closeCodes.ts'
import { assertNever } from '../../shared/assertNever.ts'
import type { Connection } from './connection.ts'

/** The link to the server with its bookkeeping: which things I have changed that are not known to be on its disk. */
export type LinkState = {
  phase: 'connecting' | 'online' | 'offline' | 'refused'
  /** How many changes I have made. */
  made: number
  /** For each thing (see changedThings.ts) with a change that isn't known to be on disk: the number of its last change. */
  unsaved: ReadonlyMap<string, number>
  /** What was sent on this socket and isn't confirmed, the oldest first. */
  sent: readonly Sent[]
  /** How many changes sent on this socket are confirmed. */
  confirmed: number
  /** When the first change was made that isn't sent on this socket, in milliseconds since 1970; undefined when all are. */
  unsentSince: number | undefined
  /** Whether the board came from this device or as a snapshot: then there is something to go on with while the server is away. */
  isHere: boolean
  offlineSince: number
  closeCode: number | undefined
}

/**
 * One change sent. `covers`: how many of mine are on disk when it is. `since`: when the first of them was made that no
 * earlier one covers; undefined when there is none.
 */
type Sent = { covers: number; since: number | undefined }

/** What happens to a link. `at`: milliseconds since 1970. */
export type LinkEvent =
  /** The board has come from this device, where the server may lack what was changed in `unsaved`, or as the server's snapshot. */
  | { type: 'restored'; unsaved: Iterable<string>; at: number }
  /** I changed these things in the document, at least one. */
  | { type: 'changed'; things: Iterable<string>; at: number }
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
  unsaved: new Map(),
  sent: [],
  confirmed: 0,
  unsentSince: undefined,
  isHere: false,
  offlineSince: 0,
  closeCode: undefined,
}

/** The link after an event. */
export function nextLinkState(now: LinkState, event: LinkEvent): LinkState {
  switch (event.type) {
    case 'restored':
      return { ...afterChange(now, new Set(event.unsaved), event.at), isHere: true }
    case 'changed':
      return afterChange(now, new Set(event.things), event.at)
    case 'sent':
      return { ...now, sent: [...now.sent, { covers: now.made, since: now.unsentSince }], unsentSince: undefined }
    case 'synced':
      return { ...now, phase: 'online', closeCode: undefined }
    case 'saved':
      return afterSaved(now, event.count)
    case 'closed':
      // What this socket sent may be lost with it: the answer to the next step 1 covers it again.
      return { ...now, ...phaseAfterClose(now, event), sent: [], confirmed: 0, unsentSince: oldest(now), closeCode: event.code }
    default:
      return assertNever(event)
  }
}

/** The link as people need to know it. */
export function connectionOf(link: LinkState): Connection {
  const unsaved = link.unsaved.size
  const saving = { unsaved, unsavedSince: unsaved > 0 ? oldest(link) : undefined }
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

function afterChange(now: LinkState, things: ReadonlySet<string>, at: number): LinkState {
  if (things.size === 0) return now
  const made = now.made + 1
  const unsaved = new Map(now.unsaved)
  for (const thing of things) unsaved.set(thing, made)
  return { ...now, made, unsaved, unsentSince: now.unsentSince ?? at }
}

function afterSaved(now: LinkState, count: number): LinkState {
  const newlyConfirmed = Math.min(count - now.confirmed, now.sent.length)
  const covers = now.sent[newlyConfirmed - 1]?.covers
  if (newlyConfirmed <= 0 || covers === undefined) return now
  const isNews = [...now.unsaved.values()].some((number) => number <= covers)
  return {
    ...now,
    confirmed: now.confirmed + newlyConfirmed,
    sent: now.sent.slice(newlyConfirmed),
    unsaved: isNews ? new Map([...now.unsaved].filter(([, number]) => number > covers)) : now.unsaved,
  }
}

function oldest({ sent, unsentSince }: LinkState): number | undefined {
  return sent.find(({ since }) => since !== undefined)?.since ?? unsentSince
}

function phaseAfterClose(
  now: LinkState,
  { code, at }: { code: number | undefined; at: number },
): Pick<LinkState, 'phase' | 'offlineSince'> {
  const reason = code === undefined ? undefined : closeReasonOf(code)
  if (reason && !closeCodes[reason].retry) return { phase: 'refused', offlineSince: now.offlineSince }
  // A board (or a server) that is full has never let this page in: the page must say so.
  const hasBoard = now.phase === 'online' || (now.phase === 'connecting' && now.isHere && reason !== 'boardFull' && reason !== 'serverFull')
  return hasBoard ? { phase: 'offline', offlineSince: at } : { phase: now.phase, offlineSince: now.offlineSince }
}
