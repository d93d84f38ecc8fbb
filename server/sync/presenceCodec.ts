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

/** One entry's bytes. They are put together differently for each recipient, so each is encoded once. */
export function encodePresenceEntry({ clientId, clock, state }: PresenceEntry): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state ?? goneState)
  return encoding.toUint8Array(encoder)
}

/** A whole awareness message out of encoded entries. */
export function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const entry of entries) encoding.writeUint8Array(body, entry)
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, messageType.awareness)
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
  return encoding.toUint8Array(frame)
}
