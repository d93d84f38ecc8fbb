import { closeCodes, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { decodeMessage, messageType, type Message } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import { createOutflow, type Outflow } from './outflow.ts'
import type { Socket } from './socket.ts'
import { createTokenBucket } from './tokenBucket.ts'

/** One socket: what comes in as messages, what goes out as frames, and how it ends. Knows no board and no document. */
export interface Session extends Omit<Outflow, 'stop'> {
  /** Offers each message to `take`, those that have come meanwhile first. What it doesn't take waits for `start`. */
  startEarly(take: (message: Message) => boolean): void
  /** Lets messages in, those that have come meanwhile first. `onCaughtUp`: fleeting frames were dropped and no longer are. */
  start(listeners: { onMessage: (message: Message) => void; onCaughtUp: () => void }): void
  /** When something was last heard from the other end, in milliseconds since 1970. */
  heardAt(): number
  ping(): void
  /** Ends the session with a close code. The end is told at once, whatever the network does. */
  close(reason: CloseReason): void
}

// How long the other end may take to answer a close before the connection is cut.
const closeGraceMs = 3_000
// What a few bytes ask for can be large: the document, or everybody's presence. Once a connection is usual.
const questionsPerSecond = 3

/**
 * A session on an open socket. `onEnd` is called once, when the session has ended from either side, with the reason when
 * it was this side.
 */
export function createSession(options: {
  socket: Socket
  clock: Clock
  log: Log
  limits: Limits
  onEnd: (reason: CloseReason | undefined) => void
}): Session {
  const { socket, clock, log, limits, onEnd } = options
  const bucket = createTokenBucket(limits.messagesPerSecond, clock.now())
  const byteBucket = createTokenBucket(limits.bytesPerSecond, clock.now(), 2 * limits.messageBytes)
  const outflow = createOutflow({
    socket: { send: (frame) => attempt(() => socket.send(frame)), bufferedAmount: () => socket.bufferedAmount },
    clock,
    limits,
    onCaughtUp: () => onCaughtUp(),
    onTooSlow: () => close('tooSlow'),
  })
  let heardAt = clock.now()
  let hasEnded = false
  let silence: Timer | undefined = clock.setTimeout(() => close('noAnswer'), limits.silentMs)
  let early: { messages: Message[]; bytes: number } | undefined = { messages: [], bytes: 0 }
  let onMessage = (message: Message): void => void early?.messages.push(message)
  let onCaughtUp = (): void => {}

  socket.on('message', (data, isBinary) => {
    if (hasEnded) return
    heardAt = clock.now()
    const bytes = bytesOf(data)
    if (!isBinary) return close('badMessage')
    if (early) early.bytes += bytes.length
    if (Math.max(bytes.length, early?.bytes ?? 0) > limits.messageBytes) return close('messageTooLarge')
    // What is shown and not kept may be left out: whoever drags a thousand notes goes on dragging them.
    if (!byteBucket.take(bytes.length, heardAt)) return isFleeting(bytes) ? undefined : close('tooManyMessages')
    const message = decodeMessage(bytes)
    if (!message) return close('badMessage')
    if (!bucket.take(costOf(message), heardAt)) return close('tooManyMessages')
    endSilence()
    onMessage(message)
  })
  socket.on('pong', () => {
    heardAt = clock.now()
    takeControlFrame()
  })
  socket.on('ping', takeControlFrame)
  socket.on('unfinished', () => close('messageUnfinished'))
  socket.on('close', () => end(undefined))
  socket.on('error', (error) => {
    log.debug({ err: error }, 'a socket failed')
    end(undefined)
  })

  // Each is answered or looked at by itself, so it counts like any other.
  function takeControlFrame(): void {
    if (!hasEnded && !bucket.take(1, clock.now())) close('tooManyMessages')
  }

  function costOf({ type }: Message): number {
    return type === 'sync-step-1' || type === 'query-awareness' ? limits.messagesPerSecond / questionsPerSecond : 1
  }

  function endSilence(): void {
    if (!silence) return
    clock.clearTimeout(silence)
    silence = undefined
  }

  /** One broken socket must not reach whoever is sending to many. */
  function attempt(run: () => void): void {
    try {
      run()
    } catch (error) {
      log.debug({ err: error }, 'sending failed')
      socket.terminate()
      end(undefined)
    }
  }

  function close(reason: CloseReason): void {
    if (hasEnded) return
    socket.close(closeCodes[reason].code, reason)
    clock.setTimeout(() => socket.terminate(), closeGraceMs)
    end(reason)
  }

  function end(reason: CloseReason | undefined): void {
    if (hasEnded) return
    hasEnded = true
    early = undefined
    endSilence()
    outflow.stop()
    onEnd(reason)
  }

  const unlessEnded =
    <Args extends unknown[]>(run: (...args: Args) => void) =>
    (...args: Args): void => {
      if (!hasEnded) run(...args)
    }

  return {
    startEarly(take) {
      if (!early) return
      early.messages = early.messages.filter((message) => !take(message))
      onMessage = (message) => {
        if (!take(message)) early?.messages.push(message)
      }
    },
    start(listeners) {
      const waiting = early?.messages ?? []
      early = undefined
      onMessage = listeners.onMessage
      onCaughtUp = listeners.onCaughtUp
      for (const message of waiting) if (!hasEnded) onMessage(message)
    },
    send: unlessEnded(outflow.send),
    sendChange: unlessEnded(outflow.sendChange),
    sendAfterChanges: unlessEnded(outflow.sendAfterChanges),
    sendFleeting: unlessEnded(outflow.sendFleeting),
    heardAt: () => heardAt,
    ping: unlessEnded(() => attempt(() => socket.ping())),
    close,
  }
}

function isFleeting(bytes: Uint8Array): boolean {
  return bytes[0] === messageType.awareness || bytes[0] === messageType.gesture
}

/** The bytes of a frame as `ws` hands it over. */
function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
