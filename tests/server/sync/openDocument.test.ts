import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentVersion, metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { Log } from '../../../server/log.ts'
import { presentVersions, versionsOf } from '../../../server/migration/documentAge.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { writeDocument1OnOlderCanvas } from '../../fixtures/writeDocument1OnOlderCanvas.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedClient } from '../../support/simulatedClient.ts'
import { createSimulatedBoard, type SimulatedBoard } from '../../support/simulatedBoard.ts'

const old = new Y.Doc()
writeDocument1OnOlderCanvas(old)

/** Puts `document` in the place of what is stored of the board. */
async function store(board: SimulatedBoard, document: Y.Doc): Promise<Uint8Array> {
  const snapshot = Y.encodeStateAsUpdate(document)
  await board.store.compact({ boardId: board.boardId, snapshot, throughSequence: 0 })
  return snapshot
}

const textOf = (document: Y.Doc): unknown => recordsOf(document).get('shape:two-lines')?.get('props.richText')

test('[MIGRATE-2] an old board is migrated once, before anyone is let in, and what it was is kept', async () => {
  const calls: string[] = []
  const logged: { level: string; fields: object }[] = []
  const hear =
    (level: keyof Log) =>
    (fields: object): void =>
      void logged.push({ level, fields })
  const log: Log = { debug: () => {}, info: hear('info'), warn: hear('warn'), error: hear('error') }
  const board = await createSimulatedBoard({ wrapStore: writeDown(calls), log })
  const before = await store(board, old)
  calls.length = 0
  const clients = [board.join('viewer'), board.join('participant'), board.join('facilitator')]
  await board.quiesce(...clients)

  expect(calls).toEqual(['loadDocument', 'keepBackup', 'append', 'loadDocument'])
  for (const client of clients) {
    expect(textOf(client.document)).toBeInstanceOf(Y.Text)
    expect(versionsOf(client.document)).toEqual(presentVersions)
  }
  const at = board.clock.now()
  const [backup, ...more] = await board.store.loadBackups(board.boardId)
  expect(more).toEqual([])
  expect(backup).toMatchObject({ throughSequence: 0, ...versionsOf(old), document: before })
  expect(at - must(backup, 'there is one').at).toBeLessThan(10_000)
  expect(logged).toMatchObject([{ level: 'warn', fields: { changed: 10, created: 2, removed: 0, leftAsTheyWere: 2 } }])

  // Everybody leaves, the room ends; whoever comes next finds a present board.
  for (const client of clients) client.socket.drop()
  await board.clock.turn(20_000)
  calls.length = 0
  const next = board.join('participant')
  await board.quiesce(next)
  expect(calls).toEqual(['loadDocument'])
  expect(await board.store.loadBackups(board.boardId)).toHaveLength(1)
})

test('[MIGRATE-6] a crash between the backup and the migration leaves the old board, and the next start migrates it', async () => {
  let isDown = false
  const board = await createSimulatedBoard({
    wrapStore: (inner) => ({
      ...inner,
      append: (updates) => (isDown ? Promise.reject(new Error('no power')) : inner.append(updates)),
    }),
  })
  const before = await store(board, old)
  isDown = true
  const first = board.connect('participant')
  await board.clock.turn(10)
  expect(first.closed?.code).toBe(closeCodes.serverError.code)
  expect(first.takeFrames()).toEqual([])
  expect(await board.store.loadDocument(board.boardId)).toMatchObject({ snapshot: before, updates: [], lastSequence: 0 })
  const kept = await board.store.loadBackups(board.boardId)
  expect(kept).toHaveLength(1)

  isDown = false
  await board.clock.turn(60_000)
  board.restart()
  const client = board.join('participant')
  await board.quiesce(client)
  expect(textOf(client.document)).toBeInstanceOf(Y.Text)
  expect(bindingsOf(client.document)).toBe(2)
  expect(await board.store.loadBackups(board.boardId)).toEqual(kept)
  expect(await board.store.loadDocument(board.boardId)).toMatchObject({ lastSequence: 1 })
})

test('[MIGRATE-6] a crash right after the migration leaves the migrated board, and nothing happens twice', async () => {
  let crash = false
  const board = await createSimulatedBoard({
    wrapStore: (inner) => ({
      ...inner,
      async append(updates) {
        const sequences = await inner.append(updates)
        if (crash) throw new Error('no power, but it was written')
        return sequences
      },
    }),
  })
  await store(board, old)
  crash = true
  const first = board.connect('participant')
  await board.clock.turn(10)
  expect(first.closed?.code).toBe(closeCodes.serverError.code)
  crash = false
  board.restart()
  const client = board.join('participant')
  await board.quiesce(client)
  expect(bindingsOf(client.document)).toBe(2)
  expect(await board.store.loadDocument(board.boardId)).toMatchObject({ lastSequence: 1 })
  expect(await board.store.loadBackups(board.boardId)).toHaveLength(1)
})

test('[MIGRATE-6] without a backup nothing is migrated, and nobody gets the old board', async () => {
  const board = await createSimulatedBoard({
    wrapStore: (inner) => ({ ...inner, keepBackup: () => Promise.reject(new Error('disk full')) }),
  })
  const before = await store(board, old)
  const socket = board.connect('facilitator')
  await board.clock.turn(10)
  expect(socket.closed?.code).toBe(closeCodes.serverError.code)
  expect(socket.takeFrames()).toEqual([])
  expect(await board.store.loadDocument(board.boardId)).toMatchObject({ snapshot: before, updates: [] })
})

test.each([
  ['layout', (meta: Y.Map<unknown>) => meta.set('documentVersion', documentVersion + 1)],
  [
    'canvas',
    (meta: Y.Map<unknown>) =>
      meta.set('schema', { schemaVersion: 2, sequences: { ...presentVersions.canvasSchema.sequences, 'com.tldraw.shape.note': 99 } }),
  ],
])('[MIGRATE-7] a board with a newer %s lets nobody in, and nothing is written', async (_, makeNewer) => {
  const calls: string[] = []
  const board = await createSimulatedBoard({ wrapStore: writeDown(calls) })
  const document = await board.storedDocument()
  makeNewer(metaOf(document))
  await store(board, document)
  calls.length = 0
  const sockets = [board.connect('viewer'), board.connect('participant'), board.connect('facilitator')]
  await board.clock.turn(10)
  expect(sockets.map(({ closed }) => closed)).toEqual(sockets.map(() => ({ code: closeCodes.serverTooOld.code, reason: 'serverTooOld' })))
  expect(sockets.flatMap((socket) => socket.takeFrames())).toEqual([])
  await board.clock.turn(60_000)
  expect(calls).toEqual(['loadDocument'])
})

test('[MIGRATE-8] a board that doesn’t say of which version it is opens as it is', async () => {
  const calls: string[] = []
  const board = await createSimulatedBoard({ wrapStore: writeDown(calls) })
  const document = await board.storedDocument()
  metaOf(document).delete('schema')
  await store(board, document)
  calls.length = 0
  const client = board.join('participant')
  await board.quiesce(client)
  expect(titleOf(client.document)).toBe('Cases')
  expect(calls).toEqual(['loadDocument'])
})

test.each(['documentVersion', 'schema'])('[MIGRATE-10] nobody but the server writes %s, the facilitator included', async (name) => {
  const board = await createSimulatedBoard()
  for (const touch of [(meta: Y.Map<unknown>) => meta.set(name, 99), (meta: Y.Map<unknown>) => meta.delete(name)]) {
    const facilitator = board.join('facilitator')
    await board.quiesce(facilitator)
    touch(metaOf(facilitator.document))
    await board.quiesce(facilitator)
    expect(facilitator.socket.closed?.code).toBe(closeCodes.changeRefused.code)
  }
  expect(versionsOf(await board.storedDocument())).toEqual(presentVersions)
})

test('[MIGRATE-11] a page that knows only older documents is sent away before anything is exchanged', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const before = Y.encodeStateVector(await board.storedDocument())
  const socket = board.connect('facilitator', { documentVersion: documentVersion - 1 })
  const page = createSimulatedClient(socket, { clientId: 7 })
  addNote(page.document, 'unsent')
  page.flush()
  await board.quiesce(anna)
  expect(socket.closed).toEqual({ code: closeCodes.clientTooOld.code, reason: 'clientTooOld' })
  expect(socket.takeFrames()).toEqual([])
  expect(Y.encodeStateVector(await board.storedDocument())).toEqual(before)
  expect(noteIds(page.document)).toEqual(['unsent'])
  expect(closeCodes.clientTooOld.retry).toBe(false)
})

function bindingsOf(document: Y.Doc): number {
  return [...recordsOf(document).values()].filter((record) => record.get('typeName') === 'binding').length
}

/** A store that writes down what is done to documents, in order. */
function writeDown(calls: string[]): (inner: BoardStore) => BoardStore {
  return (inner) => ({
    ...inner,
    loadDocument: (boardId) => {
      calls.push('loadDocument')
      return inner.loadDocument(boardId)
    },
    keepBackup: (backup) => {
      calls.push('keepBackup')
      return inner.keepBackup(backup)
    },
    append: (updates) => {
      calls.push('append')
      return inner.append(updates)
    },
    compact: (compaction) => {
      calls.push('compact')
      return inner.compact(compaction)
    },
  })
}
