import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock, Timer } from '../clock.ts'

/** Keeps an eye on messages that have begun to arrive: `ws` holds their parts in memory, for as long as it takes. */
export interface Arrivals {
  /** Watches a socket until it closes. Call before anything of it is read. The socket hears `unfinished` when it is to be closed. */
  watch(connection: Duplex, webSocket: WebSocket): void
}

/** Bytes of one socket since its last whole message, and since when. */
type Arrival = { webSocket: WebSocket; bytes: number; since: number }

// A client's ping or pong: two bytes of header, four of mask, and what it carries.
const controlFrameBytes = 6
const lookEveryMs = 5_000

/**
 * Finds the sockets whose message takes longer than `limits.messageMs` to arrive, and, when more than
 * `limits.unfinishedBytes` of such messages lie in memory, the one that has most of them there.
 */
export function createArrivals({ clock, limits }: { clock: Clock; limits: Limits }): Arrivals {
  const unfinished = new Set<Arrival>()
  let bytesInAll = 0
  let timer: Timer | undefined

  function setBytes(arrival: Arrival, bytes: number): void {
    bytesInAll += bytes - arrival.bytes
    arrival.bytes = bytes
    if (bytes === 0) return void unfinished.delete(arrival)
    if (unfinished.has(arrival)) return
    arrival.since = clock.now()
    unfinished.add(arrival)
    timer ??= clock.setTimeout(look, lookEveryMs)
  }

  function look(): void {
    const begunBefore = clock.now() - limits.messageMs
    for (const arrival of unfinished) if (arrival.since < begunBefore) giveUp(arrival)
    timer = unfinished.size > 0 ? clock.setTimeout(look, lookEveryMs) : undefined
  }

  function giveUp(arrival: Arrival): void {
    setBytes(arrival, 0)
    arrival.webSocket.emit('unfinished')
  }

  return {
    watch(connection, webSocket) {
      const arrival: Arrival = { webSocket, bytes: 0, since: 0 }
      const onControl = (data: Buffer): void => setBytes(arrival, Math.max(0, arrival.bytes - controlFrameBytes - data.length))
      // Before `ws` itself: what it then makes of these bytes is told below.
      connection.prependListener('data', (chunk: Buffer) => {
        setBytes(arrival, arrival.bytes + chunk.length)
        if (bytesInAll > limits.unfinishedBytes) giveUp(largestOf(arrival, unfinished))
      })
      webSocket.on('message', () => setBytes(arrival, 0))
      webSocket.on('ping', onControl)
      webSocket.on('pong', onControl)
      webSocket.on('close', () => setBytes(arrival, 0))
    },
  }
}

function largestOf(first: Arrival, others: Iterable<Arrival>): Arrival {
  let largest = first
  for (const other of others) if (other.bytes > largest.bytes) largest = other
  return largest
}
