import type { Clock, Timer } from './clock.ts'
import { decodeGesture, encodeGesture } from './gestureMessage.ts'
import type { Overlay, RecordChanges } from './recordChanges.ts'
import { createThrottle } from './throttle.ts'

/** A gesture is sent this often while it changes: 30 times a second. */
const frameMs = 33
/** And this often while the hand rests, so that nobody thinks it gone. */
const keepAliveMs = 1_000
/** A gesture without news for so long is over: its owner's page hangs or sleeps. */
const silenceMs = 4_000

export interface GestureSender {
  /** Shows the others what is held back now. */
  show(held: RecordChanges): void
  /** The gesture is over. Call it after its end is written. */
  end(): void
}

/** Sends my gesture to the others. `send` gets a message's body, '' at the end. */
export function createGestureSender(clock: Clock, send: (body: string) => void): GestureSender {
  let held: RecordChanges = new Map()
  let isShown = false
  let keepAlive: Timer | undefined
  const throttle = createThrottle(clock, frameMs, sendFrame)

  function sendFrame(): void {
    const body = encodeGesture(held)
    if (body !== '' || isShown) send(body)
    isShown = body !== ''
    if (keepAlive) clock.clearTimeout(keepAlive)
    keepAlive = isShown ? clock.setTimeout(sendFrame, keepAliveMs) : undefined
  }

  return {
    show(next) {
      held = next
      throttle.call()
    },
    end() {
      throttle.cancel()
      held = new Map()
      sendFrame()
    },
  }
}

export interface GestureReceiver {
  receive(clientId: number, body: string): void
  /** That client is gone, and its hand with it. */
  leave(clientId: number): void
  close(): void
}

/** Hands others' gestures to `setOverlay`, and ends those whose owner has gone silent. */
export function createGestureReceiver(clock: Clock, setOverlay: (clientId: number, overlay: Overlay | undefined) => void): GestureReceiver {
  const silenceByClientId = new Map<number, Timer>()

  function stopWaiting(clientId: number): void {
    const silence = silenceByClientId.get(clientId)
    if (silence) clock.clearTimeout(silence)
    silenceByClientId.delete(clientId)
  }

  function leave(clientId: number): void {
    if (!silenceByClientId.has(clientId)) return
    stopWaiting(clientId)
    setOverlay(clientId, undefined)
  }

  return {
    receive(clientId, body) {
      const overlay = decodeGesture(body)
      if (!overlay) return leave(clientId)
      stopWaiting(clientId)
      silenceByClientId.set(
        clientId,
        clock.setTimeout(() => leave(clientId), silenceMs),
      )
      setOverlay(clientId, overlay)
    },
    leave,
    close() {
      for (const clientId of silenceByClientId.keys()) stopWaiting(clientId)
    },
  }
}
