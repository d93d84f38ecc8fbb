import { computed, react } from '@tldraw/state'
import { createPresenceStateDerivation, type TLInstancePresence } from '@tldraw/tlschema'
import type { Editor } from '@tldraw/tldraw'
import type { Clock } from './clock.ts'
import type { Hand } from './presence.ts'
import { createThrottle } from './throttle.ts'

/** My hand is told 20 times a second at most. */
const handMs = 50

/** Tells `setHand` where the hand is in `editor`, whenever it does something. Returns the way to stop. */
export function watchHand(editor: Editor, clock: Clock, setHand: (hand: Hand) => void): () => void {
  // Name and colour travel with the profile.
  const presence = createPresenceStateDerivation(computed('nobody', () => ({ id: '' })))(editor.store)
  const throttle = createThrottle(clock, handMs, () => {
    const now = presence.get()
    if (now) setHand(handOf(now))
  })
  const stop = react('hand', () => {
    presence.get()
    throttle.call()
  })
  return () => {
    stop()
    throttle.cancel()
  }
}

function handOf({
  cursor,
  selectedShapeIds,
  currentPageId,
  brush,
  scribbles,
  chatMessage,
  lastActivityTimestamp,
}: TLInstancePresence): Hand {
  // A pointer that has never moved is nowhere: on a phone, or before the first touch.
  const hasMoved = Boolean(lastActivityTimestamp)
  return {
    cursor: hasMoved ? cursor : null,
    selectedShapeIds,
    currentPageId,
    brush,
    scribbles,
    chatMessage,
    activity: lastActivityTimestamp,
  }
}
