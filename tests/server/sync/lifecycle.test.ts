import { expect, test } from 'vitest'
import { must } from '../../../shared/must.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'

test('[ROOM-14] a thousand quick joins and leaves, at every moment of a room’s life: one document, no ghost, nothing left', async () => {
  const store = countLoads()
  const board = await createSimulatedBoard({ wrapStore: store.wrap })
  let confirmed = 0
  for (let round = 0; round < 1_000; round++) {
    const guest = board.join('participant')
    // Some leave before they are let in, some in the middle of it, some after they have written.
    if (round % 4 !== 0) await board.clock.turn(round % 7)
    if (round % 4 > 1) {
      guest.flush()
      await board.clock.turn(40)
      // In one of ten places, so that the board stays small.
      addNote(guest.document, `place-${round % 10}`)
      guest.flush()
      await board.clock.turn(10)
      guest.flush()
      if (guest.savedCount() >= 2) confirmed += 1
    }
    guest.socket.drop()
    // Now and then the room is left alone for so long that it drains, or nearly.
    if (round % 50 === 0) await board.clock.turn(9_990 + (round % 3) * 10)
  }
  const last = board.join('participant')
  await board.quiesce(last)
  expect(noteIds(await board.storedDocument())).toEqual(noteIds(last.document))
  expect(noteIds(last.document)).toHaveLength(10)
  expect(confirmed).toBeGreaterThan(400)
  expect([...last.awareness.getStates().keys()]).toEqual([last.document.clientID])
  // Once at first, and once after each of the twenty times it was left alone at most: never twice for one stay.
  expect(store.loads()).toBeLessThanOrEqual(21)
  last.socket.drop()
  await board.clock.turn(60_000)
  expect(board.hub.load()).toEqual({ sessions: 0, boards: 0, queuedUpdates: 0, queuedBytes: 0 })
}, 60_000)

test('[ROOM-14] all leave and come back at once, again and again: they meet in one document', async () => {
  const store = countLoads()
  const board = await createSimulatedBoard({ wrapStore: store.wrap })
  const people = Array.from({ length: 20 }, () => board.join('participant'))
  await board.quiesce(...people)
  for (let round = 0; round < 10; round++) {
    for (const person of people) addNote(person.document, `${round}-${person.document.clientID}`)
    for (const person of people) person.socket.drop()
    // At once, while the room drains, and after it has gone.
    await board.clock.turn([0, 9_999, 10_001, 60_000][round % 4] ?? 0)
    for (const person of people) person.reconnect(board.connect('participant'))
    await board.quiesce(...people)
  }
  for (const person of people) {
    expect(noteIds(person.document)).toHaveLength(200)
    expect(person.awareness.getStates().size).toBe(20)
  }
  expect(noteIds(await board.storedDocument())).toHaveLength(200)
  // The first time, and after every pause that was long enough for the room to go.
  expect(store.loads()).toBe(5)
})

test('[ROOM-14] who comes in while the board is being compacted gets everything, and nothing is compacted away', async () => {
  let finish = (): void => {}
  let compactions = 0
  const board = await createSimulatedBoard({
    limits: { messagesPerSecond: 100_000 },
    wrapStore: (store) => ({
      ...store,
      async compact(compaction) {
        compactions += 1
        await new Promise<void>((resolve) => (finish = resolve))
        return store.compact(compaction)
      },
    }),
  })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'before')
  const note = must(recordsOf(anna.document).get('shape:before'), 'just added')
  for (let move = 0; move < 5_100; move++) note.set('position', [move, move])
  await board.quiesce(anna)
  expect(compactions).toBe(1)

  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  expect(noteIds(ben.document)).toEqual(['before'])
  addNote(ben.document, 'during')
  await board.quiesce(anna, ben)
  anna.socket.drop()
  ben.socket.drop()
  // The room drains into the compaction that is still under way, and is revived in the middle of it.
  await board.clock.turn(11_000)
  const clara = board.join('participant')
  await board.quiesce(clara)
  finish()
  await board.quiesce(clara)
  addNote(clara.document, 'after')
  await board.quiesce(clara)
  expect(noteIds(clara.document)).toEqual(['after', 'before', 'during'])
  expect(noteIds(await board.storedDocument())).toEqual(['after', 'before', 'during'])
}, 30_000)

/** Counts how often a document is loaded from the store. */
function countLoads(): { wrap: (store: BoardStore) => BoardStore; loads: () => number } {
  let loads = 0
  return {
    loads: () => loads,
    wrap: (store) => ({
      ...store,
      loadDocument(boardId) {
        loads += 1
        return store.loadDocument(boardId)
      },
    }),
  }
}
