import { EventEmitter } from 'node:events'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { must } from '../../shared/must.ts'
import type { Socket } from '../../server/sync/socket.ts'

/** The server's end of a connection without a network: what the server sends lies here until a test takes it. */
export class SimulatedSocket extends EventEmitter implements Socket {
  /** What the network has not taken yet. Grows with what is sent while `isStalled`. */
  bufferedAmount = 0
  isStalled = false
  pings = 0
  closed: { code: number; reason: string } | undefined
  isTerminated = false
  #outgoing: Uint8Array[] = []

  send(data: Uint8Array | readonly Uint8Array[]): void {
    const bytes = new Uint8Array(Buffer.concat(data instanceof Uint8Array ? [data] : data))
    if (this.isStalled) this.bufferedAmount += bytes.length
    this.#outgoing.push(bytes)
  }

  ping(): void {
    this.pings += 1
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
  }

  terminate(): void {
    this.isTerminated = true
  }

  /** Everything the server has sent since it was last taken. */
  takeFrames(): Uint8Array[] {
    return this.#outgoing.splice(0)
  }

  takeMessages(): Message[] {
    return this.takeFrames().map((frame) => must(decodeMessage(frame), 'the server sends messages that can be read'))
  }

  /** The other end sends a message. */
  deliver(message: Message): void {
    this.deliverBytes(encodeMessage(message))
  }

  deliverBytes(bytes: Uint8Array, isBinary = true): void {
    this.emit('message', Buffer.from(bytes), isBinary)
  }

  /** The network takes everything that waited. */
  drain(): void {
    this.isStalled = false
    this.bufferedAmount = 0
  }

  /** The connection breaks, or the other end has gone. */
  drop(): void {
    this.emit('close')
  }
}
