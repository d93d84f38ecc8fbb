import type { Clock } from './clock.ts'
import type { Frames } from './frames.ts'
import type { Overlay, OverlayByClientId } from './recordChanges.ts'

type Fields = ReadonlyMap<string, unknown>

/** `over`: its owner has let go, and what is seen glides to what the document says. */
type Glide = { from: Overlay; to: Overlay; startedAt: number; over: boolean }

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
    const seen: Overlay = before ? seenOf(before) : new Map()
    const to = overlay ?? fieldsBelow(seen)
    const from = new Map([...to].map(([id, fields]) => [id, seen.get(id) ?? below(id) ?? fields]))
    const glide = { from, to, startedAt: clock.now(), over: overlay === undefined }
    glides.set(clientId, glide)
    // What is on its way already is drawn with the next frame: messages of many come more often than frames.
    if (!before || !overlay) show(new Map([[clientId, seenOf(glide)]]))
    callOff ??= frames.request(draw)
  }

  // A record that is not in the document was only in the hand: it goes with it.
  function fieldsBelow(overlay: Overlay): Overlay {
    return new Map(
      [...overlay.keys()].flatMap((id) => {
        const fields = below(id)
        return fields ? [[id, fields] as const] : []
      }),
    )
  }

  function seenOf({ from, to, startedAt }: Glide): Overlay {
    const part = Math.min(1, elapsedMs(startedAt) / glideMs)
    return new Map([...to].map(([id, fields]) => [id, between(from.get(id), fields, part)]))
  }

  function draw(): void {
    callOff = undefined
    const seen = new Map<number, Overlay | undefined>()
    for (const [clientId, glide] of glides) {
      const isThere = elapsedMs(glide.startedAt) >= glideMs
      if (isThere && glide.over) glides.delete(clientId)
      seen.set(clientId, isThere && glide.over ? undefined : seenOf(glide))
    }
    show(seen)
    if ([...glides.values()].some(({ startedAt }) => elapsedMs(startedAt) < glideMs)) callOff = frames.request(draw)
  }

  // After a clock was put back nobody knows: what glides is there, rather than on its way for an hour.
  function elapsedMs(startedAt: number): number {
    const elapsed = clock.now() - startedAt
    return elapsed < 0 ? glideMs : elapsed
  }

  return {
    set,
    close() {
      callOff?.()
      glides.clear()
    },
  }
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
