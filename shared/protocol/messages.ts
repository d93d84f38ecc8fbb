import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { CursorMove } from './cursors.ts'

/**
 * The wire: y-websocket's messages (types 0–3) and three of our own (4–6), each `[type varuint, …]`.
 * Source of 0–3: y-protocols and y-websocket 3.1.
 */
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 4, gesture: 5, cursors: 6 } as const

const syncType = { step1: 0, step2: 1, update: 2 } as const
const permissionDenied = 0

/** One message, as it means something to either side. */
export type Message =
  /** "This is what I have; send me what I lack." */
  | { type: 'sync-step-1'; stateVector: Uint8Array }
  /** The answer to step 1. */
  | { type: 'sync-step-2'; update: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  /** An awareness update as y-protocols encodes it. An empty one (no clients) is the server's heartbeat. */
  | { type: 'awareness'; update: Uint8Array }
  /** Server → client: something you sent was not taken, and why: one of refusals.ts. */
  | { type: 'refused'; reason: string }
  | { type: 'query-awareness' }
  /**
   * Server → client: the first `count` changes of this connection are on disk. A change is one step 2 or one update
   * from the client, in the order sent, whether or not it held anything new. A viewer's refused changes count, too.
   */
  | { type: 'saved'; count: number }
  /**
   * What somebody is dragging right now: see `Gesture`. `clientId` is the sender's awareness client id. `body` stands for
   * the whole gesture, so the server may leave out all but the newest; it is empty when the gesture is over.
   */
  | { type: 'gesture'; clientId: number; body: string }
  /**
   * Server → client, to those that offered `cursors.1`, in place of an awareness update: these hands have moved. A place is as exact
   * as 32 bits are.
   */
  | { type: 'cursors'; moves: readonly CursorMove[] }

/** The bytes of a message. */
export function encodeMessage(message: Message): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  switch (message.type) {
    case 'sync-step-1':
      writeSync(encoder, syncType.step1, message.stateVector)
      break
    case 'sync-step-2':
      writeSync(encoder, syncType.step2, message.update)
      break
    case 'update':
      writeSync(encoder, syncType.update, message.update)
      break
    case 'awareness':
      encoding.writeVarUint(encoder, messageType.awareness)
      encoding.writeVarUint8Array(encoder, message.update)
      break
    case 'refused':
      encoding.writeVarUint(encoder, messageType.auth)
      encoding.writeVarUint(encoder, permissionDenied)
      encoding.writeVarString(encoder, message.reason)
      break
    case 'query-awareness':
      encoding.writeVarUint(encoder, messageType.queryAwareness)
      break
    case 'saved':
      encoding.writeVarUint(encoder, messageType.saved)
      encoding.writeVarUint(encoder, message.count)
      break
    case 'gesture':
      encoding.writeVarUint(encoder, messageType.gesture)
      encoding.writeVarUint(encoder, message.clientId)
      encoding.writeVarString(encoder, message.body)
      break
    case 'cursors':
      encoding.writeVarUint(encoder, messageType.cursors)
      encoding.writeVarUint(encoder, message.moves.length)
      for (const move of message.moves) writeCursorMove(encoder, move)
      break
  }
  return encoding.toUint8Array(encoder)
}

/** The message in `bytes`, or undefined when they are none: unknown type, cut short, or with something left over. */
export function decodeMessage(bytes: Uint8Array): Message | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = readMessage(decoder)
    return decoding.hasContent(decoder) ? undefined : message
  } catch {
    // lib0 throws on everything that is cut short or out of range.
    return undefined
  }
}

/** An awareness update without a client in it: what the server sends so that a quiet client knows it is still there. */
export const heartbeatMessage: Message = { type: 'awareness', update: Uint8Array.of(0) }

/** One entry of a message of cursors: 19 bytes, where a whole state has some hundred. */
export function writeCursorMove(encoder: encoding.Encoder, { clientId, x, y, activity }: CursorMove): void {
  encoding.writeVarUint(encoder, clientId)
  encoding.writeFloat32(encoder, x)
  encoding.writeFloat32(encoder, y)
  encoding.writeVarUint(encoder, activity)
}

function writeSync(encoder: encoding.Encoder, type: number, body: Uint8Array): void {
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, body)
}

function readMessage(decoder: decoding.Decoder): Message | undefined {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder)
    case messageType.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageType.auth:
      return decoding.readVarUint(decoder) === permissionDenied ? { type: 'refused', reason: decoding.readVarString(decoder) } : undefined
    case messageType.queryAwareness:
      return { type: 'query-awareness' }
    case messageType.saved:
      return { type: 'saved', count: decoding.readVarUint(decoder) }
    case messageType.gesture:
      return { type: 'gesture', clientId: decoding.readVarUint(decoder), body: decoding.readVarString(decoder) }
    case messageType.cursors:
      return readCursors(decoder)
    default:
      return undefined
  }
}

function readSync(decoder: decoding.Decoder): Message | undefined {
  switch (decoding.readVarUint(decoder)) {
    case syncType.step1:
      return { type: 'sync-step-1', stateVector: decoding.readVarUint8Array(decoder) }
    case syncType.step2:
      return { type: 'sync-step-2', update: decoding.readVarUint8Array(decoder) }
    case syncType.update:
      return { type: 'update', update: decoding.readVarUint8Array(decoder) }
    default:
      return undefined
  }
}

function readCursors(decoder: decoding.Decoder): Message | undefined {
  const moves: CursorMove[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clientId = decoding.readVarUint(decoder)
    const [x, y] = [decoding.readFloat32(decoder), decoding.readFloat32(decoder)]
    moves.push({ clientId, x, y, activity: decoding.readVarUint(decoder) })
  }
  return moves.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) ? { type: 'cursors', moves } : undefined
}
