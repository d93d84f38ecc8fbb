import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { documentVersion, recordsOf } from '../../shared/document/boardDocument.ts'
import { decodeMessage, encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import { offeredProtocols } from '../../shared/protocol/subprotocol.ts'
import type { CreatedBoard } from '../e2e/support/createBoard.ts'

/**
 * A client that keeps books: it writes growing numbers into one record of its own, and knows up to which of them the server
 * has said that they are on disk, and up to which it has seen those of others.
 */
export interface LedgerClient {
  readonly name: string
  readonly boardId: string
  readonly document: Y.Doc
  /** Writes the next number, with `padding` bytes beside it. */
  write(padding: number): void
  /** The newest number written, and the newest that the server has confirmed. */
  written(): number
  confirmed(): number
  /** The newest number seen of each other client. */
  seen(): ReadonlyMap<string, number>
  close(): void
}

const numberField = 'meta.number'
const paddingField = 'meta.padding'
const retryMs = 30

/** Connects to a board and goes on doing so until it is closed. */
export function openLedgerClient(url: string, board: CreatedBoard, name: string): LedgerClient {
  const document = new Y.Doc()
  const records = recordsOf(document)
  const seenByName = new Map<string, number>()
  let written = 0
  let confirmed = 0
  let socket: WebSocket | undefined
  let isClosed = false
  /** For each change sent on this socket: the newest number in it. */
  let sent: number[] = []
  let isAnswered = false

  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'server') look()
    else if (isAnswered) sendChange({ type: 'update', update })
  })

  function look(): void {
    for (const [id, record] of records) if (id !== recordIdOf(name)) seenByName.set(id, Number(record.get(numberField)))
  }

  function connect(): void {
    if (isClosed) return
    const opened = new WebSocket(
      `${url.replace('http', 'ws')}/sync/${board.id}`,
      offeredProtocols(board.keys.participant, documentVersion, name.padEnd(22, '-')),
    )
    socket = opened
    sent = []
    isAnswered = false
    opened.on('open', () => say({ type: 'sync-step-1', stateVector: Y.encodeStateVector(document) }))
    opened.on('message', (data: Buffer) => receive(decodeMessage(data)))
    opened.on('error', () => {})
    opened.on('close', () => {
      if (opened === socket) setTimeout(connect, retryMs)
    })
  }

  function receive(message: Message | undefined): void {
    switch (message?.type) {
      case 'sync-step-1':
        isAnswered = true
        return sendChange({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(document, message.stateVector) })
      case 'sync-step-2':
      case 'update':
        return Y.applyUpdate(document, message.update, 'server')
      case 'saved':
        confirmed = Math.max(confirmed, sent[message.count - 1] ?? 0)
        return
      default:
    }
  }

  function sendChange(message: Message): void {
    say(message)
    sent.push(written)
  }

  function say(message: Message): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encodeMessage(message))
  }

  connect()
  return {
    name,
    boardId: board.id,
    document,
    write(padding) {
      written += 1
      document.transact(() => {
        const id = recordIdOf(name)
        const record = records.get(id) ?? records.set(id, new Y.Map())
        record.set(paddingField, 'x'.repeat(padding))
        record.set(numberField, written)
      })
    },
    written: () => written,
    confirmed: () => confirmed,
    seen: () => seenByName,
    close() {
      isClosed = true
      socket?.terminate()
    },
  }
}

/** The record that the client of that name writes into. */
export function recordIdOf(name: string): string {
  return `shape:${name}`
}

/** The number that a document has of the client of that name; 0 for none. */
export function numberIn(document: Y.Doc, name: string): number {
  return Number(recordsOf(document).get(recordIdOf(name))?.get(numberField) ?? 0)
}
