import { assertNever } from '../../shared/assertNever.ts'
import type { Connection } from '../sync/connection.ts'

/** What people need to know of the connection right now; `hidden` when all is well. */
export type ConnectionStatus =
  | { kind: 'hidden' }
  /** The server hasn't answered yet, for longer than one waits without wondering. */
  | { kind: 'connecting' }
  | { kind: 'saving' }
  /** `unsaved`: changes that are only on this device. */
  | { kind: 'offline'; unsaved: number }
  /** The server is back, and what piled up is on its way. */
  | { kind: 'catching-up'; unsaved: number }
  /** The server is back and has said that everything is on its disk. */
  | { kind: 'back' }

/** The connection with what has to be remembered of its past. Times in milliseconds since 1970. */
export type WatchedConnection = {
  connection: Connection
  /** When it came into its present state. */
  since: number
  /** Whether people were told that they are offline and haven't been told yet that all is saved. */
  toldOffline: boolean
  /** When all was saved again after people had been told. */
  backSince: number | undefined
}

/** A blip shorter than this isn't worth a word. */
const offlineShownAfterMs = 1_000
const connectingShownAfterMs = 4_000
const savingShownAfterMs = 1_000
const backShownForMs = 4_000

/** A connection that begins to be watched at `now`. */
export function watchConnection(connection: Connection, now: number): WatchedConnection {
  // A board that opens without the server says so at once.
  return { connection, since: now, toldOffline: connection.state === 'offline', backSince: undefined }
}

/** After the connection has become `connection` at `now`. */
export function nextWatched(watched: WatchedConnection, connection: Connection, now: number): WatchedConnection {
  const since = connection.state === watched.connection.state ? watched.since : now
  const toldOffline = watched.toldOffline || statusOf(watched, now).kind === 'offline'
  if (connection.state !== 'online') return { connection, since, toldOffline, backSince: undefined }
  if (toldOffline && connection.unsaved === 0) return { connection, since, toldOffline: false, backSince: now }
  return { connection, since, toldOffline, backSince: watched.backSince }
}

/** What to show at `now`. Call again at `statusEndsAt`: some of it is a matter of time alone. */
export function statusOf(watched: WatchedConnection, now: number): ConnectionStatus {
  const { connection, since, toldOffline, backSince } = watched
  switch (connection.state) {
    case 'connecting':
      return now >= since + connectingShownAfterMs ? { kind: 'connecting' } : { kind: 'hidden' }
    case 'offline':
      return toldOffline || now >= since + offlineShownAfterMs ? { kind: 'offline', unsaved: connection.unsaved } : { kind: 'hidden' }
    case 'online':
      if (toldOffline && connection.unsaved > 0) return { kind: 'catching-up', unsaved: connection.unsaved }
      if (connection.unsavedSince !== undefined && now >= connection.unsavedSince + savingShownAfterMs) return { kind: 'saving' }
      return backSince !== undefined && now < backSince + backShownForMs ? { kind: 'back' } : { kind: 'hidden' }
    case 'refused':
      // The page itself says what happened.
      return { kind: 'hidden' }
    default:
      return assertNever(connection)
  }
}

/** The next time after `now` at which `statusOf` answers otherwise with no change of the connection; undefined if never. */
export function statusEndsAt(watched: WatchedConnection, now: number): number | undefined {
  const { connection, since, backSince } = watched
  const times = [
    connection.state === 'connecting' ? since + connectingShownAfterMs : undefined,
    connection.state === 'offline' ? since + offlineShownAfterMs : undefined,
    connection.unsavedSince === undefined ? undefined : connection.unsavedSince + savingShownAfterMs,
    backSince === undefined ? undefined : backSince + backShownForMs,
  ]
  return times.filter((time) => time !== undefined && time > now).toSorted((one, other) => Number(one) - Number(other))[0]
}
