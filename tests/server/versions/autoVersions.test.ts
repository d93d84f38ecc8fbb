import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { must } from '../../../shared/must.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard, type SimulatedBoard } from '../../support/simulatedBoard.ts'

const minute = 60_000
// Nobody here answers a ping.
const limits = { heartbeatMs: 100 * minute }

async function notesIn({ store, boardId }: SimulatedBoard): Promise<string[][]> {
  const versions = await store.listVersions(boardId)
  return Promise.all(
    versions.map(async ({ id }) => {
      const { document } = must(await store.loadVersion(boardId, id), 'a listed version is there')
      const read = new Y.Doc()
      Y.applyUpdate(read, { br: brotliDecompressSync, deflate: inflateSync }[document.encoding](document.bytes))
      return noteIds(read)
    }),
  )
}

async function kindsIn({ store, boardId }: SimulatedBoard): Promise<string[]> {
  return (await store.listVersions(boardId)).map(({ kind, notes }) => `${kind} ${notes}`)
}

test('[VERSION-2] while people work a version is made five minutes after the first change, and none while nothing changes', async () => {
  const board = await createSimulatedBoard({ versions: true, limits })
  const anna = board.join('participant')
  await board.quiesce(anna)
  await board.clock.turn(20 * minute)
  expect(await kindsIn(board)).toEqual([])
  addNote(anna.document, 'one')
  await board.quiesce(anna)
  await board.clock.turn(3 * minute)
  addNote(anna.document, 'two')
  await board.quiesce(anna)
  expect(await kindsIn(board)).toEqual([])
  await board.clock.turn(2 * minute)
  expect(await kindsIn(board)).toEqual(['work 2'])
  await board.clock.turn(30 * minute)
  expect(await kindsIn(board)).toEqual(['work 2'])
  addNote(anna.document, 'three')
  await board.quiesce(anna)
  await board.clock.turn(5 * minute)
  expect(await kindsIn(board)).toEqual(['work 2', 'work 3'])
  expect(await notesIn(board)).toEqual([
    ['one', 'two'],
    ['one', 'three', 'two'],
  ])
})

test('[VERSION-2] when everybody has left there is a version of what they have left, once', async () => {
  const board = await createSimulatedBoard({ versions: true, limits })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'one')
  await board.quiesce(anna)
  const changedAt = board.hub.liveSummary(board.boardId)?.updatedAt
  anna.socket.drop()
  await board.clock.turn(minute)
  expect(await kindsIn(board)).toEqual(['session 1'])
  expect((await board.store.listVersions(board.boardId))[0]?.at).toBe(changedAt)
  const viewer = board.join('viewer')
  await board.quiesce(viewer)
  await board.clock.turn(minute)
  viewer.socket.drop()
  await board.clock.turn(minute)
  expect(await kindsIn(board)).toEqual(['session 1'])
})

test('[VERSION-2] of what a server that was stopped or killed had on disk there is a version once the board is opened again, before anybody’s next one', async () => {
  const board = await createSimulatedBoard({ versions: true, limits })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'before')
  await board.quiesce(anna)
  board.restart()
  const ben = board.join('participant')
  await board.quiesce(ben)
  addNote(ben.document, 'after')
  await board.quiesce(ben)
  await board.clock.turn(20_000)
  expect(await notesIn(board)).toEqual([['before']])
  await board.clock.turn(5 * minute)
  expect(await notesIn(board)).toEqual([['before'], ['after', 'before']])
})

test('[VERSION-7] a version that cannot be made is logged, stops nobody, and is made the next time', async () => {
  let isFull = true
  const errors: string[] = []
  const wrapStore = (store: BoardStore): BoardStore => ({
    ...store,
    keepVersion: (version, outlived) => (isFull ? Promise.reject(new Error('disk full')) : store.keepVersion(version, outlived)),
  })
  const log = { debug() {}, info() {}, warn() {}, error: (_fields: object, message: string) => void errors.push(message) }
  const board = await createSimulatedBoard({ versions: true, limits, wrapStore, log })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'one')
  await board.quiesce(anna)
  await board.clock.turn(5 * minute)
  expect(errors).toEqual(['making a version failed'])
  addNote(anna.document, 'two')
  await board.quiesce(anna)
  expect(anna.savedCount()).toBe(anna.sentChanges())
  isFull = false
  await board.clock.turn(5 * minute)
  expect(await notesIn(board)).toEqual([['one', 'two']])
})
