import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { positionField } from '../../shared/document/recordFields.ts'
import { messageType } from '../../shared/protocol/messages.ts'
import { must } from '../../shared/must.ts'
import { addNotes } from '../support/addNotes.ts'
import type { Dialect, DialectClient } from './dialect.ts'

const notePattern = /^shape:note(\d+)$/
const noUpdate = Uint8Array.of(0, 0)

export type YjsVariant = {
  /** What stands before each message; the name of the document, for one. */
  prefix?: Uint8Array
  /** What is said before anything else. */
  greeting?: (prefix: Uint8Array) => Uint8Array
  /** Several messages may come as one. */
  unpack?: (payload: Buffer) => Buffer[]
  /** A relay has no document: everybody begins with the same bytes. */
  seed?: Uint8Array
}

/** The protocol of y-websocket and its relatives. `noteCount`: how many notes are on the board. */
export function createYjsDialect(noteCount: number, { prefix = new Uint8Array(), greeting, unpack, seed }: YjsVariant = {}): Dialect {
  return {
    isText: false,
    createClient({ send, clientId, listener }): DialectClient {
      const document = new Y.Doc()
      document.clientID = clientId
      const xByNote = new Map<number, number>()
      let cursorClock = 0
      let isSynced = false
      // Changes that are no moves: the answer to a step 1, and the seed.
      let otherChanges = 0

      if (seed) Y.applyUpdate(document, seed)
      document.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'remote') sendSync(syncType.update, update)
      })
      recordsOf(document).observeDeep((events, { local }) => {
        if (local) return
        for (const { target, keys } of events) {
          if (target === recordsOf(document)) for (const id of keys.keys()) lookAt(recordsOf(document).get(id))
          else lookAt(target)
        }
      })

      function lookAt(record: unknown): void {
        if (!(record instanceof Y.Map)) return
        const note = Number(notePattern.exec(String(record.get('id')))?.[1])
        const position = record.get(positionField)
        if (Number.isNaN(note) || !Array.isArray(position)) return
        const x = Number(position[0])
        if (xByNote.get(note) === x) return
        xByNote.set(note, x)
        if (isSynced) listener.onMove(note, x)
      }

      function sendSync(type: number, body: Uint8Array): void {
        const encoder = beginMessage(messageType.sync)
        encoding.writeVarUint(encoder, type)
        encoding.writeVarUint8Array(encoder, body)
        send(encoding.toUint8Array(encoder))
      }

      function beginMessage(type: number): encoding.Encoder {
        const encoder = encoding.createEncoder()
        encoding.writeUint8Array(encoder, prefix)
        encoding.writeVarUint(encoder, type)
        return encoder
      }

      function receiveOne(bytes: Buffer): void {
        const decoder = decoding.createDecoder(bytes.subarray(prefix.length))
        switch (decoding.readVarUint(decoder)) {
          case messageType.sync:
            return receiveSync(decoder)
          case messageType.awareness:
            return receiveAwareness(decoding.readVarUint8Array(decoder))
          case messageType.cursors:
            return receiveCursors(decoder)
          case messageType.saved:
            return listener.onSaved(decoding.readVarUint(decoder) - otherChanges)
        }
      }

      function receiveSync(decoder: decoding.Decoder): void {
        const type = decoding.readVarUint(decoder)
        const body = decoding.readVarUint8Array(decoder)
        // Nothing that the server hasn't: it is asked for by every server, and waited for by some.
        if (type === syncType.step1) {
          otherChanges += 1
          return sendSync(syncType.step2, noUpdate)
        }
        Y.applyUpdate(document, body, 'remote')
        if (type === syncType.step2) becomeSynced()
      }

      function becomeSynced(): void {
        if (isSynced) return
        isSynced = true
        listener.onSynced()
        for (const [note, x] of xByNote) listener.onMove(note, x)
      }

      function receiveAwareness(update: Uint8Array): void {
        const decoder = decoding.createDecoder(update)
        for (let left = decoding.readVarUint(decoder); left > 0; left--) {
          decoding.readVarUint(decoder)
          decoding.readVarUint(decoder)
          const state = JSON.parse(decoding.readVarString(decoder)) as { hand?: { cursor: { x: number } } } | null
          if (state?.hand) listener.onCursor(state.hand.cursor.x)
        }
      }

      function receiveCursors(decoder: decoding.Decoder): void {
        for (let left = decoding.readVarUint(decoder); left > 0; left--) {
          decoding.readVarUint(decoder)
          const x = decoding.readFloat32(decoder)
          decoding.readFloat32(decoder)
          decoding.readVarUint(decoder)
          listener.onCursor(x)
        }
      }

      return {
        join() {
          if (greeting) send(greeting(prefix))
          if (seed) becomeSynced()
          else sendSync(syncType.step1, Y.encodeStateVector(document))
        },
        receive(payload) {
          for (const one of unpack?.(payload) ?? [payload]) receiveOne(one)
        },
        seed() {
          // Whoever came through a relay has the notes already, and would never hear of others.
          if (seed) return
          otherChanges += 1
          addNotes(document, noteCount)
        },
        move(note, x, padding = 0) {
          document.transact(() => {
            const record = must(recordsOf(document).get(`shape:note${note}`), 'the notes are on the board')
            record.set(positionField, [x, x])
            if (padding > 0) record.set('meta.padding', 'x'.repeat(padding))
          })
        },
        moveCursor(x) {
          const entry = encoding.createEncoder()
          encoding.writeVarUint(entry, 1)
          encoding.writeVarUint(entry, clientId)
          encoding.writeVarUint(entry, ++cursorClock)
          encoding.writeVarString(entry, cursorState(clientId, x))
          const encoder = beginMessage(messageType.awareness)
          encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entry))
          send(encoding.toUint8Array(encoder))
        },
      }
    },
  }
}

const syncType = { step1: 0, step2: 1, update: 2 } as const

/** A relay's document: the notes, and nothing else. */
export function seedUpdate(noteCount: number): Uint8Array {
  const document = new Y.Doc()
  addNotes(document, noteCount)
  return Y.encodeStateAsUpdate(document)
}

/** Hocuspocus names the document in front of each message, and wants a token first, even if it is empty. */
export function hocuspocusVariant(name: string): YjsVariant {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  return {
    prefix: encoding.toUint8Array(encoder),
    greeting: (prefix) => Uint8Array.of(...prefix, messageType.auth, 0, 0),
  }
}

/** The parts of a batching relay's message, each with its length before it. */
export function unpackBatch(payload: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < payload.length;) {
    const end = at + 4 + payload.readUInt32BE(at)
    parts.push(payload.subarray(at + 4, end))
    at = end
  }
  return parts
}

// As much as a page says of its hand: see client/sync/presence.ts.
function cursorState(clientId: number, x: number): string {
  return JSON.stringify({
    profile: { id: 'A'.repeat(22), name: `参加者 ${clientId}`, color: '#c8285a' },
    since: 1_763_900_000_000,
    hand: { cursor: { x, y: x, rotation: 0, type: 'default' }, selectedShapeIds: [], currentPageId: 'page:page', activity: Math.round(x) },
  })
}
