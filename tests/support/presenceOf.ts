import * as encoding from 'lib0/encoding'

/** An awareness update of one client that anybody could write: `state` is sent as it is, sound JSON or not. */
export function presenceOf(clientId: number, clock: number, state: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state)
  return encoding.toUint8Array(encoder)
}
