import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { titleOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { cutUpdate } from '../../../server/sync/cutUpdate.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'

test('[ROOM-1] two people see what each other writes', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  expect(titleOf(anna.document)).toBe('Cases')

  addNote(anna.document, 'from-anna')
  addNote(ben.document, 'from-ben')
  await board.quiesce(anna, ben)

  expect(noteIds(anna.document)).toEqual(['from-anna', 'from-ben'])
  expect(noteIds(ben.document)).toEqual(['from-anna', 'from-ben'])
})

test('[ROOM-1] who comes later gets everything, also what was written while they were away', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'first')
  await board.quiesce(anna)

  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  expect(noteIds(ben.document)).toEqual(['first'])

  ben.socket.drop()
  addNote(ben.document, 'offline')
  addNote(anna.document, 'meanwhile')
  await board.quiesce(anna)
  ben.reconnect(board.connect('participant'))
  await board.quiesce(anna, ben)
  expect(noteIds(ben.document)).toEqual(['first', 'meanwhile', 'offline'])
  expect(noteIds(anna.document)).toEqual(['first', 'meanwhile', 'offline'])
})

test('[ROOM-2] nothing is answered before the board is loaded, and all who join meanwhile share one load', async () => {
  let loads = 0
  let finishLoad = (): void => {}
  const gate = new Promise<void>((resolve) => (finishLoad = resolve))
  const board = await createSimulatedBoard({
    wrapStore: (store) => ({
      ...store,
      async loadDocument(boardId) {
        loads += 1
        await gate
        return store.loadDocument(boardId)
      },
    }),
  })
  const clients = [board.join('participant'), board.join('viewer'), board.join('facilitator')]
  await board.quiesce(...clients)
  expect(clients.map((client) => titleOf(client.document))).toEqual(['', '', ''])

  finishLoad()
  await board.quiesce(...clients)
  expect(clients.map((client) => titleOf(client.document))).toEqual(['Cases', 'Cases', 'Cases'])
  expect(loads).toBe(1)
})

test('[ROOM-3] a join while the room drains revives it: there are never two documents of a board', async () => {
  let loads = 0
  const board = await createSimulatedBoard({ wrapStore: countLoads(() => loads++) })
  for (let round = 0; round < 50; round++) {
    const client = board.join('participant')
    await board.quiesce(client)
    addNote(client.document, `round-${round}`)
    client.flush()
    client.socket.drop()
    await board.clock.turn(round % 2 === 0 ? 9_000 : 11_000)
  }
  const last = board.join('participant')
  await board.quiesce(last)
  expect(noteIds(last.document)).toHaveLength(50)
  expect(loads).toBe(26)
})

test('[ROOM-4] an empty board leaves memory once it is saved, and its log is short then', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  for (let index = 0; index < 20; index++) addNote(anna.document, `note-${index}`)
  await board.quiesce(anna)
  expect((await board.store.loadDocument(board.boardId))?.updates).toHaveLength(20)

  anna.socket.drop()
  await board.clock.turn(60_000)
  expect(board.hub.liveSummary(board.boardId)).toBeUndefined()
  expect((await board.store.loadDocument(board.boardId))?.updates).toHaveLength(0)
  expect(noteIds(await board.storedDocument())).toHaveLength(20)
  expect((await board.store.findBoard(board.boardId))?.summary).toMatchObject({ title: 'Cases', notes: 20 })
})

test('[ROOM-5] a wrong key and a missing board are answered alike, a revoked key in its own way', async () => {
  const board = await createSimulatedBoard()
  const wrong = board.connect('participant', { key: undefined })
  const foreign = board.connect('participant', { key: 'AAAAAAAAAAAAAAAAAAAAAA' as never })
  await board.clock.turn(10)
  expect(wrong.closed?.code).toBe(closeCodes.notFound.code)
  expect(foreign.closed?.code).toBe(closeCodes.notFound.code)

  const found = await board.store.findBoard(board.boardId)
  if (!found) throw new Error('the board is there')
  await board.store.replaceKeys(board.boardId, { ...found.keyHashes, participant: 'renewed' }, { participant: 2, viewer: 1 })
  const revoked = board.connect('participant')
  await board.clock.turn(10)
  expect(revoked.closed?.code).toBe(closeCodes.keyRevoked.code)
})

test('[ROOM-5] an old client is told to reload; one that names no version is let in', async () => {
  const board = await createSimulatedBoard()
  const old = board.connect('participant', { documentVersion: 0 })
  const plain = board.connect('participant', { protocolVersion: 0, documentVersion: undefined })
  await board.clock.turn(10)
  expect(old.closed?.code).toBe(closeCodes.clientTooOld.code)
  expect(plain.closed).toBeUndefined()
})

test('[ROOM-6] a board takes no more sessions than it may', async () => {
  const board = await createSimulatedBoard({ limits: { sessionsPerBoard: 2 } })
  const first = board.connect('participant')
  const second = board.connect('viewer')
  const third = board.connect('facilitator')
  await board.clock.turn(10)
  expect([first.closed, second.closed, third.closed?.code]).toEqual([undefined, undefined, closeCodes.boardFull.code])
  first.drop()
  const fourth = board.connect('facilitator')
  await board.clock.turn(10)
  expect(fourth.closed).toBeUndefined()
  expect(board.hub.participantsOn(board.boardId)).toBe(2)
})

test('[ROOM-7] renewed keys close the sessions on the old key at once, and nobody else', async () => {
  const board = await createSimulatedBoard()
  const participant = board.connect('participant')
  const viewer = board.connect('viewer')
  await board.clock.turn(10)
  const found = await board.store.findBoard(board.boardId)
  if (!found) throw new Error('the board is there')
  await board.store.replaceKeys(board.boardId, { ...found.keyHashes, participant: 'renewed' }, { participant: 2, viewer: 1 })
  board.hub.keysReplaced(board.boardId)
  await board.clock.turn(0)
  expect(participant.closed?.code).toBe(closeCodes.keyRevoked.code)
  expect(viewer.closed).toBeUndefined()
})

test('[ROOM-8] a board that cannot be loaded says so, and can be opened once it can', async () => {
  let isBroken = true
  const board = await createSimulatedBoard({
    wrapStore: (store) => ({
      ...store,
      async loadDocument(boardId) {
        if (isBroken) throw new Error('bad snapshot')
        return store.loadDocument(boardId)
      },
    }),
  })
  const socket = board.connect('participant')
  await board.clock.turn(10)
  expect(socket.closed?.code).toBe(closeCodes.serverError.code)
  isBroken = false
  const client = board.join('participant')
  await board.quiesce(client)
  expect(titleOf(client.document)).toBe('Cases')
})

test('[ROOM-9] structs that wait for missing ones in a stored document are not served', async () => {
  const board = await createSimulatedBoard()
  const writer = new Y.Doc()
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(await board.storedDocument()))
  const updates: Uint8Array[] = []
  writer.on('update', (update: Uint8Array) => updates.push(update))
  addNote(writer, 'lost')
  addNote(writer, 'waits-for-the-lost-one')
  const [, second] = updates
  if (!second) throw new Error('there were two updates')
  await board.store.append([{ boardId: board.boardId, update: second, at: 0 }])

  const client = board.join('participant')
  await board.quiesce(client)
  expect(noteIds(client.document)).toEqual([])
  expect(client.document.store.pendingStructs).toBeNull()
})

function countLoads(count: () => void): (store: BoardStore) => BoardStore {
  return (store) => ({
    ...store,
    loadDocument(boardId) {
      count()
      return store.loadDocument(boardId)
    },
  })
}

test('[JOIN-4] a board that is known to be new enough answers newcomers before it is in memory; what else they say waits', async () => {
  let letIn = (): void => {}
  const gate = new Promise<void>((resolve) => (letIn = resolve))
  let opened = 0
  const cut = async (): Promise<undefined> => {
    opened += 1
    if (opened > 1) await gate
  }
  const board = await createSimulatedBoard({ cut })
  const first = board.join('participant')
  await board.quiesce(first)
  addNote(first.document, 'kept')
  await board.quiesce(first)
  board.restart()

  const anna = board.join('participant')
  await board.quiesce(anna)
  expect(noteIds(anna.document)).toEqual(['kept'])
  addNote(anna.document, 'early')
  first.reconnect(board.connect('participant'))
  await board.quiesce(anna, first)
  expect([anna.savedCount(), noteIds(first.document)]).toEqual([0, ['kept']])

  letIn()
  await board.quiesce(anna, first)
  expect(noteIds(first.document)).toEqual(['early', 'kept'])
  expect(anna.savedCount()).toBe(anna.sentChanges())
  expect(noteIds(await board.storedDocument())).toEqual(['early', 'kept'])
})

test('[JOIN-4] a board that nobody has looked at answers nobody before it is in memory, and is known from then on', async () => {
  const cuts: (() => void)[] = []
  const cut = (): Promise<undefined> => new Promise((resolve) => cuts.push(() => resolve(undefined)))
  const board = await createSimulatedBoard({ cut })
  const anna = board.join('participant')
  await board.quiesce(anna)
  expect(titleOf(anna.document)).toBe('')
  cuts.forEach((finish) => finish())
  await board.quiesce(anna)
  expect(titleOf(anna.document)).toBe('Cases')
  board.restart()
  const ben = board.join('participant')
  await board.quiesce(ben)
  expect(titleOf(ben.document)).toBe('Cases')
  cuts.forEach((finish) => finish())
})

test('[JOIN-3] a large board comes into memory in pieces, and is the same board', async () => {
  const board = await createSimulatedBoard({ cut: async (update) => cutUpdate(update, 7) })
  const anna = board.join('participant')
  await board.quiesce(anna)
  for (let n = 0; n < 5; n++) addNote(anna.document, `note-${n}`)
  await board.quiesce(anna)
  board.restart()
  const ben = board.join('participant')
  await board.quiesce(ben)
  expect(Y.encodeStateAsUpdate(ben.document)).toEqual(Y.encodeStateAsUpdate(anna.document))
})

test('[JOIN-6] the snapshot holds nothing that is not on disk, as long as the disk answers', async () => {
  let finishAppend = (): void => {}
  let isSlow = false
  const board = await createSimulatedBoard({
    wrapStore: (store) => ({
      ...store,
      async append(updates) {
        if (isSlow) await new Promise<void>((resolve) => (finishAppend = resolve))
        return store.append(updates)
      },
    }),
  })
  const anna = board.join('participant')
  await board.quiesce(anna)
  // The bytes that are ready are given up, so that the snapshot is made of what is in memory.
  await board.clock.turn(31_000)
  isSlow = true
  addNote(anna.document, 'not yet on disk')
  anna.flush()
  await board.clock.turn(1)
  let told: string[] | undefined
  const asking = board.hub.snapshot(board.boardId, 'deflate').then((snapshot) => {
    const document = new Y.Doc()
    Y.applyUpdate(document, inflateSync(must(snapshot, 'the board is open').bytes))
    told = noteIds(document)
  })
  await board.clock.turn(100)
  expect(told).toBeUndefined()
  finishAppend()
  await board.clock.turn(10)
  await asking
  expect(told).toEqual(['not yet on disk'])
})

test('[JOIN-6] who asks for the snapshot of a board that nobody is on opens it for a moment, and a board that cannot be opened has none', async () => {
  let isBroken = false
  const board = await createSimulatedBoard({
    wrapStore: (store) => ({
      ...store,
      loadDocument: (boardId) => (isBroken ? Promise.reject(new Error('damaged')) : store.loadDocument(boardId)),
    }),
  })
  expect(await board.hub.snapshot(board.boardId, 'deflate')).toBeDefined()
  expect(board.hub.load()).toMatchObject({ boards: 1, sessions: 0 })
  await board.clock.turn(11_000)
  expect(board.hub.load()).toMatchObject({ boards: 0 })
  isBroken = true
  expect(await board.hub.snapshot(board.boardId, 'deflate')).toBeUndefined()
})
