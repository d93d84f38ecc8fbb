import type { Clock } from './clock.ts'
import type { Frames } from './frames.ts'
import type { Overlay, OverlayByClientId } from './recordChanges.ts'

type Fields = ReadonlyMap<string, unknown>

/** `hand`: where it glides to. Undefined when its owner has let go, and what is seen glides into the document. */
type Glide = { from: Overlay; hand: Overlay | undefined; startedAt: number }

export interface GlidingOverlays {
  /** What somebody's hand is doing now; undefined when it has let go. */
  set(clientId: number, overlay: Overlay | undefined): void
  close(): void
}

/** A little more than the time between two messages of a gesture: the next one comes before it stands still. */
const glideMs = 60
const glidingFields: ReadonlySet<string> = new Set(['position', 'rotation', 'props.w', 'props.h'])

/**
 * Shows others' gestures gliding from message to message, and at the end into the document, where they come 30 times a
 * second and at the pace of the network. `below`: a record's fields without any overlay.
 */
export function glideOverlays(options: {
  clock: Clock
  frames: Frames
  below: (recordId: string) => Fields | undefined
  /** The canvas takes the hands of one frame at once. */
  show: (overlayByClientId: OverlayByClientId) => void
}): GlidingOverlays {
  const { clock, frames, below, show } = options
  const glides = new Map<number, Glide>()
  let callOff: (() => void) | undefined

  function set(clientId: number, overlay: Overlay | undefined): void {
    const before = glides.get(clientId)
    if (frames.isStill() || (!before && !overlay)) {
      glides.delete(clientId)
      return show(new Map([[clientId, overlay]]))
    }
    const now = clock.now()
    const seen: Overlay = before ? seenOf(before, partOf(before, now)) : new Map()
    const from = overlay ? new Map([...overlay].map(([id, fields]) => [id, seen.get(id) ?? below(id) ?? fields])) : seen
    const glide = { from, hand: overlay, startedAt: now }
    glides.set(clientId, glide)
    // What is on its way already is drawn with the next frame: messages of many come more often than frames.
    if (!before || !overlay) show(new Map([[clientId, seenOf(glide, 0)]]))
    callOff ??= frames.request(draw)
  }

  function seenOf({ from, hand }: Glide, part: number): Overlay {
    return new Map([...(hand ?? placesBelow(from))].map(([id, fields]) => [id, between(from.get(id), fields, part)]))
  }

  // Nothing but what glides: words that are written and colours that are chosen meanwhile show at once, and what is not in the
  // document, given up by the hand or deleted by somebody, is gone.
  function placesBelow(overlay: Overlay): Overlay {
    return new Map(
      [...overlay.keys()].flatMap((id) => {
        const fields = below(id)
        return fields ? [[id, new Map([...fields].filter(([name]) => glidingFields.has(name)))] as const] : []
      }),
    )
  }

  function draw(): void {
    callOff = undefined
    // Read once: showing takes time, and a glide whose end falls into it still needs its last frame.
    const now = clock.now()
    const seen = new Map<number, Overlay | undefined>()
    let isOnItsWay = false
    for (const [clientId, glide] of glides) {
      const part = partOf(glide, now)
      const isLanded = part === 1 && !glide.hand
      if (isLanded) glides.delete(clientId)
      seen.set(clientId, isLanded ? undefined : seenOf(glide, part))
      isOnItsWay ||= part < 1
    }
    show(seen)
    if (isOnItsWay) callOff ??= frames.request(draw)
  }

  return {
    set,
    close() {
      callOff?.()
      glides.clear()
    },
  }
}

/** How far on its way, from 0 to 1. After a clock was put back nobody knows: it is there, rather than on its way for an hour. */
function partOf({ startedAt }: Glide, now: number): number {
  return now < startedAt ? 1 : Math.min(1, (now - startedAt) / glideMs)
}

function between(from: Fields | undefined, to: Fields, part: number): Fields {
  if (!from || part >= 1) return to
  return new Map([...to].map(([name, value]) => [name, glidingFields.has(name) ? valueBetween(name, from.get(name), value, part) : value]))
}

function valueBetween(name: string, from: unknown, to: unknown, part: number): unknown {
  if (Array.isArray(from) && Array.isArray(to)) return to.map((value: unknown, at) => valueBetween(name, from[at], value, part))
  if (typeof from !== 'number' || typeof to !== 'number') return to
  // An angle that comes round at the other end of its range must not turn all the way back.
  if (name === 'rotation' && Math.abs(to - from) > Math.PI) return to
  return from + (to - from) * part
}
