import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { CursorMove } from '../../shared/protocol/cursors.ts'
import { messageType, writeCursorMove } from '../../shared/protocol/messages.ts'

/** What a client says of itself. `state` is JSON text, which nobody has read yet; undefined when the client has left. */
export type PresenceEntry = { clientId: number; clock: number; state: string | undefined }

const goneState = 'null'

/** The entries of an awareness update, or undefined when it is none. Source of the format: y-protocols/awareness. */
export function decodePresence(update: Uint8Array): PresenceEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: PresenceEntry[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      entries.push({ clientId, clock, state: state === goneState ? undefined : state })
    }
    return decoding.hasContent(decoder) ? undefined : entries
  } catch {
    // lib0 throws on everything that is cut short or out of range.
    return undefined
  }
}

/** A message of some entries: one for everybody, and for each whose own is among them one without it. */
export interface PresenceFrames {
  /** The message, whole or in parts; undefined when nothing is left to say. */
  without(clientId: number | undefined): Uint8Array | readonly Uint8Array[] | undefined
}

/** Awareness messages of these entries. */
export function createPresenceFrames(entries: readonly PresenceEntry[]): PresenceFrames {
  return createFrames(entries, awarenessHead, (encoder, { clientId, clock, state }) => {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state ?? goneState)
  })
}

/** Messages of cursors. */
export function createCursorFrames(moves: readonly CursorMove[]): PresenceFrames {
  return createFrames(moves, cursorsHead, writeCursorMove)
}

/**
 * Encodes entries once for all recipients: a message that leaves one out is a head of its own and the bytes of all others from
 * before and behind it, not copied.
 */
function createFrames<Entry extends { clientId: number }>(
  entries: readonly Entry[],
  headOf: (count: number, entriesBytes: number) => Uint8Array,
  write: (encoder: encoding.Encoder, entry: Entry) => void,
): PresenceFrames {
  const encoder = encoding.createEncoder()
  const rangeByClientId = new Map<number, { start: number; end: number }>()
  for (const entry of entries) {
    const start = encoding.length(encoder)
    write(encoder, entry)
    rangeByClientId.set(entry.clientId, { start, end: encoding.length(encoder) })
  }
  const body = encoding.toUint8Array(encoder)
  const whole = new Uint8Array(Buffer.concat([headOf(entries.length, body.length), body]))

  return {
    without(clientId) {
      const own = clientId === undefined ? undefined : rangeByClientId.get(clientId)
      if (!own) return entries.length > 0 ? whole : undefined
      if (entries.length === 1) return undefined
      const rest = [body.subarray(0, own.start), body.subarray(own.end)]
      return [headOf(entries.length - 1, body.length - (own.end - own.start)), ...rest]
    },
  }
}

/** What stands before the entries: the kind of message, the length of what follows, and how many they are. */
function awarenessHead(count: number, entriesBytes: number): Uint8Array {
  const counted = varUints(count)
  return Buffer.concat([varUints(messageType.awareness, counted.length + entriesBytes), counted])
}

function cursorsHead(count: number): Uint8Array {
  return varUints(messageType.cursors, count)
}

function varUints(...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}
