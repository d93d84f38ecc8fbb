import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { Role } from '../../../shared/board/role.ts'
import { createBoard, type CreatedBoard } from '../../e2e/support/createBoard.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { waitFor } from '../../e2e/support/waitFor.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  expect(server.output()).not.toContain('a room failed')
})

const soon = { timeout: 10_000, interval: 10 }

async function join(board: CreatedBoard, role: Role, document?: Y.Doc): Promise<StockClient> {
  const client = openStockClient(server.url, { id: board.id, key: board.keys[role] }, document)
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

test('[ROOM-1] stock clients edit one board together, and a late one gets everything', async () => {
  const board = await createBoard(server.url, { title: 'Cases' })
  const anna = await join(board, 'participant')
  const ben = await join(board, 'facilitator')
  expect(titleOf(anna.document)).toBe('Cases')
  addNote(anna.document, 'from-anna')
  addNote(ben.document, 'from-ben')
  await vi.waitFor(() => expect(noteIds(anna.document)).toEqual(['from-anna', 'from-ben']), soon)
  const late = await join(board, 'viewer')
  expect(noteIds(late.document)).toEqual(['from-anna', 'from-ben'])
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)
})

test('[SAVE-9] after an orderly restart everybody comes back, and agrees', async () => {
  const board = await createBoard(server.url)
  const anna = await join(board, 'participant')
  const ben = await join(board, 'participant')
  addNote(anna.document, 'before')
  await vi.waitFor(() => expect(noteIds(ben.document)).toEqual(['before']), soon)
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(anna.closeCodes()).toContain(closeCodes.goingAway.code)
  addNote(anna.document, 'while-down-a')
  addNote(ben.document, 'while-down-b')
  await server.restart()
  const all = ['before', 'while-down-a', 'while-down-b']
  await vi.waitFor(() => expect([noteIds(anna.document), noteIds(ben.document)]).toEqual([all, all]), soon)
  const late = await join(board, 'viewer')
  expect(noteIds(late.document)).toEqual(all)
})

test('[SAVE-10] what was said to be saved survives kill -9, every time', async () => {
  const board = await createBoard(server.url)
  const expected: string[] = []
  for (let round = 0; round < 4; round++) {
    const anna = await join(board, 'participant')
    await vi.waitFor(() => expect(anna.savedCount()).toBeGreaterThanOrEqual(1), soon)
    for (let note = 0; note < 25; note++) {
      expected.push(`${round}-${String(note).padStart(2, '0')}`)
      addNote(anna.document, must(expected.at(-1), 'just pushed'))
    }
    await vi.waitFor(() => expect(anna.savedCount()).toBe(26), { timeout: 10_000, interval: 1 })
    await server.kill('SIGKILL')
    anna.close()
    await server.restart()
    const fresh = await join(board, 'viewer')
    expect(noteIds(fresh.document)).toEqual(expected.toSorted())
    fresh.close()
  }
})

test('[SAVE-6] what somebody else has seen survives kill -9, too', async () => {
  const board = await createBoard(server.url)
  const anna = await join(board, 'participant')
  const ben = await join(board, 'participant')
  for (let note = 0; note < 50; note++) addNote(anna.document, `note-${note}`)
  await vi.waitFor(() => expect(noteIds(ben.document).length).toBeGreaterThan(0), { timeout: 10_000, interval: 1 })
  const seen = noteIds(ben.document)
  await server.kill('SIGKILL')
  anna.close()
  ben.close()
  await server.restart()
  const fresh = await join(board, 'viewer')
  expect(noteIds(fresh.document)).toEqual(expect.arrayContaining(seen))
})

test('[SAVE-11] a client that was cut off in the middle brings back what was not saved', async () => {
  const board = await createBoard(server.url)
  const anna = await join(board, 'participant')
  for (let note = 0; note < 40; note++) {
    addNote(anna.document, `note-${note}`)
    if (note % 10 === 5) anna.cut()
  }
  await vi.waitFor(async () => {
    const fresh = openStockClient(server.url, { id: board.id, key: board.keys.viewer })
    await vi.waitFor(() => expect(fresh.provider.synced).toBe(true), soon)
    const seen = noteIds(fresh.document)
    fresh.close()
    expect(seen).toHaveLength(40)
  }, soon)
})

test('[ROLE-4] a viewer cannot change anything on the wire', async () => {
  const board = await createBoard(server.url)
  const viewer = await join(board, 'viewer')
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  addNote(viewer.document, 'sneaked')
  metaOf(viewer.document).set('title', 'sneaked')
  // Two refusals, and a third when the server's question for what it lacks is answered after that.
  await vi.waitFor(() => expect(warn.mock.calls.length).toBeGreaterThanOrEqual(2), soon)
  for (const [words] of warn.mock.calls) expect(words).toContain('readOnly')
  warn.mockRestore()
  const fresh = await join(board, 'facilitator')
  expect([noteIds(fresh.document), titleOf(fresh.document)]).toEqual([[], 'Study circle'])
})

test('[ROLE-5] a participant cannot touch the matrix, not even with what it wrote while it was away', async () => {
  const board = await createBoard(server.url)
  const online = await join(board, 'participant')
  must(recordsOf(online.document).get('shape:matrix'), 'the matrix is there').set('position', [500, 500])
  await vi.waitFor(() => expect(online.closeCodes()).toContain(closeCodes.changeRefused.code), soon)

  const away = await join(board, 'participant')
  away.provider.disconnect()
  recordsOf(away.document).delete('shape:matrix')
  away.provider.connect()
  await vi.waitFor(() => expect(away.closeCodes()).toContain(closeCodes.changeRefused.code), soon)

  const fresh = await join(board, 'viewer')
  const matrix = must(recordsOf(fresh.document).get('shape:matrix'), 'the matrix is still there')
  expect(matrix.get('position')).not.toEqual([500, 500])
})

test('[ROOM-5] a wrong key is final: y-websocket does not try again', async () => {
  const board = await createBoard(server.url)
  const other = await createBoard(server.url)
  const stranger = openStockClient(server.url, { id: board.id, key: other.keys.facilitator })
  await vi.waitFor(() => expect(stranger.closeCodes()).toContain(closeCodes.notFound.code), soon)
  expect(stranger.provider.shouldConnect).toBe(false)
})

test('[PRES-2] who is cut off is gone for the others at once, and back at once', async () => {
  const board = await createBoard(server.url)
  const anna = await join(board, 'participant')
  const ben = await join(board, 'participant')
  ben.provider.awareness.setLocalState({ name: 'Ben' })
  const benState = (): unknown => anna.provider.awareness.getStates().get(ben.document.clientID)
  await vi.waitFor(() => expect(benState()).toEqual({ name: 'Ben' }), soon)
  ben.provider.shouldConnect = false
  ben.cut()
  // Far below the 30 s after which y-protocols forgets whoever is silent.
  await vi.waitFor(() => expect(benState()).toBeUndefined(), { timeout: 2_000, interval: 10 })
  ben.provider.connect()
  await vi.waitFor(() => expect(benState()).toEqual({ name: 'Ben' }), { timeout: 2_000, interval: 10 })
})

test('[ROOM-3] two hundred quick joins and leaves leave one document and no ghosts', async () => {
  const board = await createBoard(server.url)
  const observer = await join(board, 'participant')
  const rounds = Array.from({ length: 200 }, (_, round) => round)
  for (let group = 0; group < 200; group += 10) {
    await Promise.all(
      rounds.slice(group, group + 10).map(async (round) => {
        const guest = await join(board, 'participant')
        const before = guest.savedCount()
        addNote(guest.document, `round-${round}`)
        // Leaves with a word, without one, or in the middle of everything.
        if (round % 3 === 0) await waitFor('the note to be saved', () => (guest.savedCount() > before ? true : undefined))
        if (round % 2 === 0) guest.cut()
        guest.close()
      }),
    )
  }
  await vi.waitFor(() => expect([...observer.provider.awareness.getStates().keys()]).toEqual([observer.document.clientID]), soon)
  const fresh = await join(board, 'participant')
  expect(noteIds(fresh.document)).toEqual(noteIds(observer.document))
  expect(noteIds(fresh.document).length).toBeGreaterThanOrEqual(67)
})
