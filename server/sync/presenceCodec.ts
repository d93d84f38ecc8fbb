import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType } from '../../shared/protocol/messages.ts'

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

/** The awareness messages of some entries: one for everybody, and for each whose own is among them one without it. */
export interface PresenceFrames {
  /** The message, whole or in parts; undefined when nothing is left to say. */
  without(clientId: number | undefined): Uint8Array | readonly Uint8Array[] | undefined
}

/**
 * Encodes entries once for all recipients: a message that leaves one out is a head of its own and the bytes of all others from
 * before and behind it, not copied.
 */
export function createPresenceFrames(entries: readonly PresenceEntry[]): PresenceFrames {
  const encoder = encoding.createEncoder()
  const rangeByClientId = new Map<number, { start: number; end: number }>()
  for (const { clientId, clock, state } of entries) {
    const start = encoding.length(encoder)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state ?? goneState)
    rangeByClientId.set(clientId, { start, end: encoding.length(encoder) })
  }
  const body = encoding.toUint8Array(encoder)
  const whole = frameOf(entries.length, [body])

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

function frameOf(count: number, parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return new Uint8Array(Buffer.concat([headOf(count, length), ...parts]))
}

/** What stands before the entries: the kind of message, the length of what follows, and how many they are. */
function headOf(count: number, entriesBytes: number): Uint8Array {
  const counted = encoding.createEncoder()
  encoding.writeVarUint(counted, count)
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, messageType.awareness)
  encoding.writeVarUint(head, encoding.length(counted) + entriesBytes)
  encoding.writeUint8Array(head, encoding.toUint8Array(counted))
  return encoding.toUint8Array(head)
}
