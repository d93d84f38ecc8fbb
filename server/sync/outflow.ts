import * as Y from 'yjs'
import type { Limits } from '../../shared/protocol/limits.ts'
import { encodeMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'

/** What goes out through one socket, with an eye on what the network doesn't take. */
export interface Outflow {
  /** Sends a frame that must arrive, whole or in parts. */
  send(frame: Uint8Array | readonly Uint8Array[]): void
  /** Sends a change of the document: while the socket is behind, changes are held and go out together later. */
  sendChange(update: Uint8Array, frame: Uint8Array): void
  /** Sends a frame after the changes before it, however long those take. */
  sendAfterChanges(frame: Uint8Array): void
  /** Sends a frame, whole or in parts, that a later one stands for: dropped while the socket is behind. */
  sendFleeting(frame: Uint8Array | readonly Uint8Array[]): void
  stop(): void
}

// A phone that leaves a tunnel comes back within this; a socket that took nothing for longer is dead.
const stuckMs = 30_000
const lookEveryMs = 100

/**
 * An outflow in front of a socket. A socket is behind when more waits in it than `limits.bufferedBytesForPresence`: then
 * fleeting frames are dropped and changes are held here, where they don't cost a copy a socket, until it has caught up.
 * `onTooSlow` is called when it makes no headway, or when more than `limits.bufferedBytes` are held.
 */
export function createOutflow(options: {
  socket: { send(frame: Uint8Array | readonly Uint8Array[]): void; bufferedAmount(): number }
  clock: Clock
  limits: Limits
  onCaughtUp: () => void
  onTooSlow: () => void
}): Outflow {
  const { socket, clock, limits, onCaughtUp, onTooSlow } = options
  let held: { updates: Uint8Array[]; frames: Uint8Array[]; bytes: number } | undefined
  let headway = { buffered: 0, at: 0 }
  let timer: Timer | undefined

  function whatIsHeld(): typeof held {
    if (!held && socket.bufferedAmount() > limits.bufferedBytesForPresence) {
      held = { updates: [], frames: [], bytes: 0 }
      headway = { buffered: socket.bufferedAmount(), at: clock.now() }
      timer = clock.setTimeout(look, lookEveryMs)
    }
    return held
  }

  function look(): void {
    const buffered = socket.bufferedAmount()
    if (buffered <= limits.bufferedBytesForPresence / 2) return catchUp()
    if (buffered < headway.buffered) headway = { buffered, at: clock.now() }
    if (clock.now() - headway.at > stuckMs) onTooSlow()
    else timer = clock.setTimeout(look, lookEveryMs)
  }

  function catchUp(): void {
    const { updates, frames } = held ?? { updates: [], frames: [] }
    held = undefined
    if (updates.length > 0) socket.send(encodeMessage({ type: 'update', update: Y.mergeUpdates(updates) }))
    for (const frame of frames) socket.send(frame)
    onCaughtUp()
  }

  function hold(list: Uint8Array[], bytes: Uint8Array): void {
    list.push(bytes)
    if (held && (held.bytes += bytes.length) > limits.bufferedBytes) onTooSlow()
  }

  return {
    send(frame) {
      // Whoever asks again and again and reads nothing must not fill the memory with answers.
      if (socket.bufferedAmount() > limits.bufferedBytes) onTooSlow()
      else socket.send(frame)
    },
    sendChange(update, frame) {
      const waiting = whatIsHeld()
      if (waiting) hold(waiting.updates, update)
      else socket.send(frame)
    },
    sendAfterChanges(frame) {
      const waiting = whatIsHeld()
      if (waiting) hold(waiting.frames, frame)
      else socket.send(frame)
    },
    sendFleeting(frame) {
      if (!whatIsHeld()) socket.send(frame)
    },
    stop() {
      if (timer) clock.clearTimeout(timer)
    },
  }
}
