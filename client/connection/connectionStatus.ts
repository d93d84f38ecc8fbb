import { assertNever } from '../../shared/assertNever.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Connection } from '../sync/connection.ts'

/** What people need to know of the connection right now; `hidden` when all is well. */
export type ConnectionStatus =
  | { kind: 'hidden' }
  /** The server hasn't answered yet, for longer than one waits without wondering. */
  | { kind: 'connecting' }
  | { kind: 'saving' }
  /** The server answers and can't save. `unsaved`: changes that are only on this device. */
  | { kind: 'not-saved'; unsaved: number }
  /** `because`: what the server has said when it closed the connection, if people can make something of it. */
  | { kind: 'offline'; unsaved: number; because?: OfflineCause }
  /** The server is back, and what piled up is on its way. */
  | { kind: 'catching-up'; unsaved: number }
  /** All is well again, and the server has said that everything is on its disk. `after`: what people had been told. */
  | { kind: 'back'; after: Trouble }

/** What a full board, a full server, or a page that sent too much is told. */
export type OfflineCause = 'tooManyMessages' | 'boardFull' | 'serverFull'

type Trouble = 'offline' | 'not-saved' | 'too-much'

/** The connection with what has to be remembered of its past. Times in milliseconds since 1970. */
export type WatchedConnection = {
  connection: Connection
  /** When it came into its present state. */
  since: number
  /** What people were told, or ought to be, until they are told that all is saved. */
  told: Trouble | undefined
  /** When all was saved again after people had been told, and of what. */
  back: { since: number; after: Trouble } | undefined
}

/** A blip shorter than this isn't worth a word. */
const offlineShownAfterMs = 1_000
const connectingShownAfterMs = 4_000
const savingShownAfterMs = 1_000
/** A healthy disk takes milliseconds, a busy one a second or two. */
const notSavedShownAfterMs = 8_000
const backShownForMs = 4_000

/** A connection that begins to be watched at `now`. */
export function watchConnection(connection: Connection, now: number): WatchedConnection {
  // A board that opens without the server says so at once.
  return { connection, since: now, told: connection.state === 'offline' ? 'offline' : undefined, back: undefined }
}

/** After the connection has become `connection` at `now`. */
export function nextWatched(watched: WatchedConnection, connection: Connection, now: number): WatchedConnection {
  const since = connection.state === watched.connection.state ? watched.since : now
  const told = troubleAfter(watched, connection, now)
  if (connection.state !== 'online') return { connection, since, told, back: undefined }
  if (told && connection.unsaved === 0) return { connection, since, told: undefined, back: { since: now, after: told } }
  return { connection, since, told, back: watched.back }
}

// The pause after too much is over in a moment: what it was is told when it is.
function troubleAfter(watched: WatchedConnection, connection: Connection, now: number): Trouble | undefined {
  if (connection.state === 'offline' && connection.reason === 'tooManyMessages') return 'too-much'
  // Whether the disk is well again is not known when the server comes back.
  if (connection.state === 'offline' && watched.told === 'not-saved') return 'offline'
  const { kind } = statusOf(watched, now)
  return watched.told ?? (kind === 'offline' || kind === 'not-saved' ? kind : undefined)
}

/** What to show at `now`. Call again at `statusEndsAt`: some of it is a matter of time alone. */
export function statusOf(watched: WatchedConnection, now: number): ConnectionStatus {
  const { connection, since, told, back } = watched
  switch (connection.state) {
    case 'connecting':
      return now >= since + connectingShownAfterMs ? { kind: 'connecting' } : { kind: 'hidden' }
    case 'offline':
      if (!told && now < since + offlineShownAfterMs) return { kind: 'hidden' }
      return { kind: 'offline', unsaved: connection.unsaved, ...causeOf(connection) }
    case 'online':
      if (now >= notSavedFrom(watched)) return { kind: 'not-saved', unsaved: connection.unsaved }
      if (told && connection.unsaved > 0) return { kind: 'catching-up', unsaved: connection.unsaved }
      if (connection.unsavedSince !== undefined && now >= connection.unsavedSince + savingShownAfterMs) return { kind: 'saving' }
      return back && now < back.since + backShownForMs ? { kind: 'back', after: back.after } : { kind: 'hidden' }
    case 'refused':
      // The page itself says what happened.
      return { kind: 'hidden' }
    default:
      return assertNever(connection)
  }
}

/** The next time after `now` at which `statusOf` answers otherwise with no change of the connection; undefined if never. */
export function statusEndsAt(watched: WatchedConnection, now: number): number | undefined {
  const { connection, since, back } = watched
  const times = [
    connection.state === 'connecting' ? since + connectingShownAfterMs : undefined,
    connection.state === 'offline' ? since + offlineShownAfterMs : undefined,
    connection.unsavedSince === undefined ? undefined : connection.unsavedSince + savingShownAfterMs,
    connection.state === 'online' ? notSavedFrom(watched) : undefined,
    back && back.since + backShownForMs,
  ]
  return times
    .filter((time) => time !== undefined && Number.isFinite(time) && time > now)
    .toSorted((one, other) => Number(one) - Number(other))[0]
}

/** From when on changes have waited for the disk of a server that is there for so long that it must be said; else never. */
function notSavedFrom({ connection, since, told }: WatchedConnection): number {
  if (connection.unsavedSince === undefined) return Infinity
  // Changes made since people know of it are not saved either.
  if (told === 'not-saved') return since
  return Math.max(since, connection.unsavedSince) + notSavedShownAfterMs
}

function causeOf({ reason }: { reason?: CloseReason }): { because?: OfflineCause } {
  return reason === 'tooManyMessages' || reason === 'boardFull' || reason === 'serverFull' ? { because: reason } : {}
}
