import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeMessage } from '../../../shared/protocol/messages.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { postBoard, startTestApp, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 20_000, interval: 10 }

/** A raw client with a document that can stop reading. */
async function openReader(url: string, board: CreatedBoard) {
  const document = new Y.Doc()
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board.id}`, ['flamingo.1', `key.${board.keys.viewer}`])
  onTestFinished(() => socket.terminate())
  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(data)
    if (message?.type === 'update' || message?.type === 'sync-step-2') Y.applyUpdate(document, message.update)
  })
  const closed = once(socket, 'close').then(([code]) => code as number)
  await once(socket, 'open')
  socket.send(encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.of(0) }))
  await vi.waitFor(() => expect(recordsOf(document).size).toBeGreaterThan(0), soon)
  return { document, socket, closed }
}

/** Moves megabytes through a board: a note whose text is replaced again and again. Resolves when the others have all of it. */
async function flood(writer: Y.Doc, others: readonly Y.Doc[], rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    recordsOf(writer).get('shape:flood')?.set('meta.padding', `${round} `.padEnd(200_000, 'x'))
    await vi.waitFor(() => {
      for (const other of others) {
        expect(String(recordsOf(other).get('shape:flood')?.get('meta.padding')).startsWith(`${round} `)).toBe(true)
      }
    }, soon)
  }
}

test('[WIRE-9] a real socket that stops reading costs a bounded amount, others keep going, and it agrees when it reads again', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = openStockClient(url, { id: board.id, key: board.keys.participant })
  const ben = openStockClient(url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect([anna, ben].every(({ provider }) => provider.synced)).toBe(true), soon)
  const stopped = await openReader(url, board)
  addNote(anna.document, 'flood')
  stopped.socket.pause()
  // More than the systems' own buffers between two ends of a socket take.
  await flood(anna.document, [ben.document], 50)
  expect(String(recordsOf(stopped.document).get('shape:flood')?.get('meta.padding')).startsWith('50 ')).toBe(false)
  stopped.socket.resume()
  await vi.waitFor(() => expect(recordsOf(stopped.document).toJSON()).toEqual(recordsOf(anna.document).toJSON()), soon)
  expect(stopped.socket.readyState).toBe(WebSocket.OPEN)
}, 60_000)

test('[WIRE-9] a real socket for which too much waits is closed as too slow, and nobody else notices', async () => {
  const { url } = await startTestApp({ limits: { bufferedBytes: 1_000_000 } })
  const board = await postBoard(url)
  const anna = openStockClient(url, { id: board.id, key: board.keys.participant })
  const ben = openStockClient(url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect([anna, ben].every(({ provider }) => provider.synced)).toBe(true), soon)
  const stopped = await openReader(url, board)
  addNote(anna.document, 'flood')
  stopped.socket.pause()
  await flood(anna.document, [ben.document], 50)
  // The server has given it up by now; what it reads at last is the end of what was on the way, and perhaps the reason.
  stopped.socket.resume()
  expect([closeCodes.tooSlow.code, 1006]).toContain(await stopped.closed)
  expect(anna.closeCodes()).toEqual([])
  expect(ben.closeCodes()).toEqual([])
  expect(noteIds(ben.document)).toEqual(['flood'])
}, 60_000)
