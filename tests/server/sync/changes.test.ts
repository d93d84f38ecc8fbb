import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'

test('[SAVE-5] `saved` counts a session’s own changes, and only those that are on disk', async () => {
  const disk = createSwitch()
  const board = await createSimulatedBoard({ wrapStore: disk.wrap })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  // The answer to step 1 is the first change of every session, though it holds nothing new.
  expect([anna.savedCount(), ben.savedCount()]).toEqual([1, 1])

  addNote(anna.document, 'a')
  addNote(anna.document, 'b')
  await board.quiesce(anna, ben)
  expect([anna.savedCount(), ben.savedCount()]).toEqual([3, 1])

  disk.isBroken = true
  addNote(anna.document, 'c')
  await board.quiesce(anna, ben)
  await board.clock.turn(300)
  await board.quiesce(anna, ben)
  expect(anna.savedCount()).toBe(3)
  expect(noteIds(await board.storedDocument())).toEqual(['a', 'b'])
  // People go on working with each other while the disk is ill.
  expect(noteIds(ben.document)).toEqual(['a', 'b', 'c'])

  disk.isBroken = false
  await board.clock.turn(10_000)
  await board.quiesce(anna, ben)
  expect(anna.savedCount()).toBe(anna.sentChanges())
  expect(noteIds(await board.storedDocument())).toEqual(['a', 'b', 'c'])
})

test('[SAVE-5] the same change sent twice counts twice, and not before the first is on disk', async () => {
  const disk = createSwitch()
  const board = await createSimulatedBoard({ wrapStore: disk.wrap })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  disk.isBroken = true
  addNote(anna.document, 'a')
  await board.quiesce(anna, ben)
  ben.send({ type: 'update', update: Y.encodeStateAsUpdate(anna.document) })
  await board.quiesce(anna, ben)
  expect([anna.savedCount(), ben.savedCount()]).toEqual([1, 1])

  disk.isBroken = false
  await board.clock.turn(10_000)
  await board.quiesce(anna, ben)
  expect([anna.savedCount(), ben.savedCount()]).toEqual([2, 2])
})

test('[SAVE-6] nobody is shown a change before it is on disk, as long as the disk answers', async () => {
  const disk = createSwitch()
  const board = await createSimulatedBoard({ wrapStore: disk.wrap })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  const release = disk.hold()
  addNote(anna.document, 'a')
  anna.flush()
  const late = board.join('participant')
  await board.clock.turn(100)
  late.flush()
  await board.clock.turn(100)
  ben.flush()
  late.flush()
  expect(noteIds(ben.document)).toEqual([])
  expect(titleOf(late.document)).toBe('')

  release()
  await board.quiesce(anna, ben, late)
  expect(noteIds(ben.document)).toEqual(['a'])
  expect(noteIds(late.document)).toEqual(['a'])
})

test('[SAVE-7] a room with unsaved changes does not leave memory', async () => {
  const disk = createSwitch()
  const board = await createSimulatedBoard({ wrapStore: disk.wrap })
  const anna = board.join('participant')
  await board.quiesce(anna)
  disk.isBroken = true
  addNote(anna.document, 'a')
  await board.quiesce(anna)
  anna.socket.drop()
  await board.clock.turn(120_000)
  expect(board.hub.liveSummary(board.boardId)?.notes).toBe(1)

  const ben = board.join('participant')
  await board.quiesce(ben)
  expect(noteIds(ben.document)).toEqual(['a'])
  ben.socket.drop()
  disk.isBroken = false
  await board.clock.turn(120_000)
  expect(board.hub.liveSummary(board.boardId)).toBeUndefined()
  expect(noteIds(await board.storedDocument())).toEqual(['a'])
})

test('[SAVE-8] a long log is compacted while people work, and nothing of what comes meanwhile is lost', async () => {
  const board = await createSimulatedBoard({ limits: { messagesPerSecond: 100_000 } })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'moved')
  const note = must(recordsOf(anna.document).get('shape:moved'), 'the note is there')
  for (let move = 0; move < 5_100; move++) note.set('position', [move, move])
  await board.quiesce(anna)
  const stored = must(await board.store.loadDocument(board.boardId), 'the board is there')
  expect(stored.updates.length).toBeLessThan(5_000)
  expect(
    recordsOf(await board.storedDocument())
      .get('shape:moved')
      ?.get('position'),
  ).toEqual([5_099, 5_099])
  expect(anna.savedCount()).toBe(anna.sentChanges())
}, 20_000)

test('[WIRE-1] a change with a gap is not applied; the sender is asked for everything', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  const offline = new Y.Doc()
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(anna.document))
  const updates: Uint8Array[] = []
  offline.on('update', (update: Uint8Array) => updates.push(update))
  addNote(offline, 'first')
  addNote(offline, 'second')
  Y.applyUpdate(anna.document, must(updates[0], 'the first'))
  Y.applyUpdate(anna.document, must(updates[1], 'the second'))
  // The first of the two gets lost on the way.
  anna.flush()
  const frames = anna.socket
  expect(frames.closed).toBeUndefined()
  ben.send({ type: 'update', update: must(updates[1], 'the second') })
  await board.quiesce(anna, ben)
  expect(noteIds(ben.document)).toEqual(['first', 'second'])
})

test('[WIRE-1] a lost update is brought back by the question, and counted as saved', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const updates: Uint8Array[] = []
  const mirror = new Y.Doc()
  Y.applyUpdate(mirror, Y.encodeStateAsUpdate(anna.document))
  mirror.on('update', (update: Uint8Array) => updates.push(update))
  addNote(mirror, 'lost')
  addNote(mirror, 'arrived')
  anna.send({ type: 'update', update: must(updates[1], 'the second') })
  anna.flush()
  await board.clock.turn(50)
  // The server asks; by now the client has both.
  Y.applyUpdate(anna.document, Y.encodeStateAsUpdate(mirror))
  await board.quiesce(anna)
  expect(noteIds(await board.storedDocument())).toEqual(['arrived', 'lost'])
})

test('[WIRE-1] a client whose whole document has a gap is told to load afresh, not asked for ever', async () => {
  const board = await createSimulatedBoard()
  const socket = board.connect('participant')
  await board.clock.turn(10)
  socket.deliver({ type: 'sync-step-1', stateVector: Uint8Array.of(0) })
  await board.clock.turn(10)
  const broken = new Y.Doc()
  addNote(broken, 'lost')
  const before = Y.encodeStateVector(broken)
  addNote(broken, 'waits')
  socket.deliver({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(broken, before) })
  expect(socket.closed?.code).toBe(closeCodes.changeRefused.code)
})

test('[WIRE-2] new structs of a client that is here itself are taken from that client only', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const forger = board.join('participant')
  await board.quiesce(anna, forger)
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(forger.document))
  forged.clientID = anna.document.clientID
  const before = Y.encodeStateVector(forged)
  addNote(forged, 'forged')
  forger.send({ type: 'update', update: Y.encodeStateAsUpdate(forged, before) })
  forger.flush()
  await board.clock.turn(50)
  addNote(anna.document, 'true')
  await board.quiesce(anna, forger)
  expect(noteIds(anna.document)).toEqual(['true'])
  expect(noteIds(await board.storedDocument())).toEqual(['true'])
})

test('[WIRE-2] what a second tab brings of the first one’s edits waits for the first one, and both hold', async () => {
  const board = await createSimulatedBoard()
  const first = board.join('participant')
  await board.quiesce(first)
  addNote(first.document, 'of-the-first')
  // The second tab read the device's storage before the first had sent its edit.
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.document))
  const second = board.join('participant', { document: copy })
  addNote(second.document, 'of-the-second')
  second.flush()
  await board.clock.turn(300)
  second.flush()
  await board.quiesce(first, second)
  expect(noteIds(await board.storedDocument())).toEqual(['of-the-first', 'of-the-second'])
  expect(second.savedCount()).toBe(second.sentChanges())
  expect([first.socket.closed, second.socket.closed]).toEqual([undefined, undefined])
})

test('[ROLE-4] a viewer’s changes are dropped and it is told; it still sees what others do', async () => {
  const board = await createSimulatedBoard()
  const viewer = board.join('viewer')
  const anna = board.join('participant')
  await board.quiesce(viewer, anna)
  expect(viewer.heard).toEqual([])
  addNote(viewer.document, 'sneaked')
  await board.quiesce(viewer, anna)
  expect(viewer.heard).toEqual([{ type: 'refused', reason: 'readOnly' }])
  expect(noteIds(anna.document)).toEqual([])
  expect(viewer.savedCount()).toBe(viewer.sentChanges())

  addNote(anna.document, 'shown')
  await board.quiesce(viewer, anna)
  expect(noteIds(viewer.document)).toContain('shown')
})

test('[ROLE-5] a participant that touches the matrix or the title is closed, and nothing of it is kept', async () => {
  const board = await createSimulatedBoard()
  const facilitator = board.join('facilitator')
  for (const touch of [
    (document: Y.Doc): void => void must(recordsOf(document).get('shape:matrix'), 'there').set('position', [9, 9]),
    (document: Y.Doc): void => recordsOf(document).delete('shape:matrix'),
    (document: Y.Doc): void => void metaOf(document).set('title', 'mine'),
  ]) {
    const participant = board.join('participant')
    await board.quiesce(facilitator, participant)
    touch(participant.document)
    await board.quiesce(facilitator, participant)
    expect(participant.socket.closed?.code).toBe(closeCodes.changeRefused.code)
  }
  expect(titleOf(facilitator.document)).toBe('Cases')
  expect(recordsOf(facilitator.document).get('shape:matrix')?.get('position')).not.toEqual([9, 9])

  metaOf(facilitator.document).set('title', 'Renamed')
  await board.quiesce(facilitator)
  expect(titleOf(await board.storedDocument())).toBe('Renamed')
  expect(board.hub.liveSummary(board.boardId)?.title).toBe('Renamed')
})

test('[ROLE-6] a role is looked at when it is used: who was made a viewer can no longer write', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  await board.quiesce(anna)
  const found = must(await board.store.findBoard(board.boardId), 'the board is there')
  const { participant, viewer } = found.keyHashes
  await board.store.replaceKeys(
    board.boardId,
    { ...found.keyHashes, participant: viewer, viewer: participant },
    { participant: 2, viewer: 2 },
  )
  board.hub.keysReplaced(board.boardId)
  await board.quiesce(anna)
  addNote(anna.document, 'late')
  await board.quiesce(anna)
  expect(anna.heard).toEqual([{ type: 'refused', reason: 'readOnly' }])
  expect(noteIds(await board.storedDocument())).toEqual([])
})

test('[WIRE-6] a board that is full refuses more, but lets people delete', async () => {
  const board = await createSimulatedBoard({ limits: { boardBytes: 12_000 } })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'small')
  await board.quiesce(anna)
  expect(anna.socket.closed).toBeUndefined()
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  addNote(ben.document, 'large', 'x'.repeat(20_000))
  await board.quiesce(anna, ben)
  expect(ben.socket.closed?.code).toBe(closeCodes.boardTooLarge.code)
  recordsOf(anna.document).delete('shape:small')
  await board.quiesce(anna)
  expect(noteIds(await board.storedDocument())).toEqual([])
})

type DiskSwitch = { isBroken: boolean; hold(): () => void; wrap(store: BoardStore): BoardStore }

/** A way to break a store's disk, or to let it take its time. */
function createSwitch(): DiskSwitch {
  let gate: Promise<void> | undefined
  const disk: DiskSwitch = {
    isBroken: false,
    hold() {
      let open = (): void => {}
      gate = new Promise((resolve) => (open = resolve))
      return () => {
        gate = undefined
        open()
      }
    },
    wrap: (store) => ({
      ...store,
      async append(updates) {
        await gate
        if (disk.isBroken) throw new Error('disk full')
        return store.append(updates)
      },
    }),
  }
  return disk
}
