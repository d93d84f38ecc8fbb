import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { metaOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { encodeMessage } from '../../../shared/protocol/messages.ts'
import { silentLog } from '../../../server/log.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'
import type { SimulatedSocket } from '../../support/simulatedSocket.ts'

test('[WIRE-7] text, unknown messages, and messages only the server may send end the session', async () => {
  const misbehaviours: ((socket: SimulatedSocket) => void)[] = [
    (socket) => socket.deliverBytes(new TextEncoder().encode('hello'), false),
    (socket) => socket.deliverBytes(Uint8Array.of(99)),
    (socket) => socket.deliverBytes(Uint8Array.of()),
    (socket) => socket.deliver({ type: 'saved', count: 5 }),
    (socket) => socket.deliver({ type: 'refused', reason: 'readOnly' }),
    (socket) => socket.deliver({ type: 'update', update: Uint8Array.of(255, 255, 255) }),
    (socket) => socket.deliver({ type: 'awareness', update: Uint8Array.of(1, 2, 3) }),
    (socket) => socket.deliver({ type: 'sync-step-1', stateVector: Uint8Array.of(200) }),
  ]
  const board = await createSimulatedBoard()
  for (const misbehave of misbehaviours) {
    const socket = board.connect('participant')
    await board.clock.turn(10)
    misbehave(socket)
    await board.clock.turn(10)
    expect(socket.closed?.code, misbehave.toString()).toBe(closeCodes.badMessage.code)
  }
})

test('[WIRE-8] too large and too many messages end the session', async () => {
  const board = await createSimulatedBoard({ limits: { messageBytes: 1_000, messagesPerSecond: 10 } })
  const large = board.connect('participant')
  const early = board.connect('participant')
  const many = board.connect('participant')
  for (let part = 0; part < 3; part++) early.deliverBytes(encodeMessage({ type: 'gesture', clientId: 1, body: 'x'.repeat(500) }))
  await board.clock.turn(10)
  large.deliverBytes(new Uint8Array(1_001))
  for (let message = 0; message < 20; message++) many.deliver({ type: 'gesture', clientId: 1, body: '' })
  expect(many.closed).toBeUndefined()
  many.deliver({ type: 'gesture', clientId: 1, body: '' })
  expect(large.closed?.code).toBe(closeCodes.messageTooLarge.code)
  expect(early.closed?.code).toBe(closeCodes.messageTooLarge.code)
  expect(many.closed?.code).toBe(closeCodes.tooManyMessages.code)
})

test('[WIRE-9] a socket that is behind gets no presence, its changes wait, and it agrees when it has caught up', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const slow = board.join('participant')
  await board.quiesce(anna, slow)
  slow.socket.isStalled = true
  slow.socket.bufferedAmount = 300_000
  for (let index = 0; index < 30; index++) addNote(anna.document, `note-${index}`)
  anna.awareness.setLocalState({ x: 1 })
  anna.send({ type: 'gesture', clientId: 1001, body: '{"x":1}' })
  await board.quiesce(anna)
  expect(slow.socket.takeFrames()).toHaveLength(0)

  slow.socket.drain()
  await board.quiesce(anna, slow)
  expect(noteIds(slow.document)).toHaveLength(30)
  expect(slow.awareness.getStates().get(1001)).toEqual({ x: 1 })
  expect(slow.socket.closed).toBeUndefined()
})

test('[WIRE-9] a socket that stays stuck, or for which too much waits, is closed as too slow', async () => {
  const board = await createSimulatedBoard({ limits: { bufferedBytes: 20_000 } })
  const anna = board.join('participant')
  const stuck = board.join('participant')
  const flooded = board.join('participant')
  await board.quiesce(anna, stuck, flooded)
  for (const { socket } of [stuck, flooded]) {
    socket.isStalled = true
    socket.bufferedAmount = 300_000
  }
  addNote(anna.document, 'one')
  await board.quiesce(anna)
  flooded.socket.drain()
  await board.clock.turn(200)
  expect(flooded.socket.closed).toBeUndefined()

  flooded.socket.bufferedAmount = 300_000
  addNote(anna.document, 'large', 'x'.repeat(30_000))
  await board.quiesce(anna)
  expect(flooded.socket.closed?.code).toBe(closeCodes.tooSlow.code)
  for (let second = 0; second < 35; second++) {
    await board.clock.turn(1_000)
    anna.socket.emit('pong')
    stuck.socket.emit('pong')
  }
  expect(stuck.socket.closed?.code).toBe(closeCodes.tooSlow.code)
  expect(anna.socket.closed).toBeUndefined()
})

test('[WIRE-10] who gives no sign of life for two beats is closed; who answers pings stays and hears from the server', async () => {
  const board = await createSimulatedBoard()
  const alive = board.connect('participant')
  const dead = board.connect('participant')
  await board.clock.turn(10)
  for (const socket of [alive, dead]) socket.deliver({ type: 'sync-step-1', stateVector: Uint8Array.of(0) })
  let longestSilence = 0
  let heardAt = board.clock.now()
  for (let second = 0; second < 60; second++) {
    await board.clock.turn(1_000)
    alive.emit('pong')
    if (alive.takeFrames().length > 0) heardAt = board.clock.now()
    longestSilence = Math.max(longestSilence, board.clock.now() - heardAt)
  }
  expect(dead.closed?.code).toBe(closeCodes.noAnswer.code)
  expect(dead.isTerminated).toBe(true)
  expect(alive.closed).toBeUndefined()
  expect(alive.pings).toBeGreaterThan(3)
  expect(longestSilence).toBeLessThan(15_000)
})

test('[WIRE-11] who says nothing from the beginning gives its place up, however well it answers pings', async () => {
  const board = await createSimulatedBoard()
  const silent = board.connect('participant')
  const anna = board.join('viewer')
  await board.quiesce(anna)
  const wait = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      silent.emit('pong')
      anna.socket.emit('pong')
      await board.clock.turn(1_000)
    }
  }
  await wait(25)
  expect(silent.closed).toBeUndefined()
  await wait(35)
  expect(silent.closed?.code).toBe(closeCodes.noAnswer.code)
  expect(anna.socket.closed).toBeUndefined()
})

test('[WIRE-13] questions, pings and bytes are counted like messages, each by what it costs', async () => {
  const board = await createSimulatedBoard({ limits: { messageBytes: 100_000, bytesPerSecond: 10_000 } })
  const floods: ((socket: SimulatedSocket) => void)[] = [
    (socket) => socket.deliver({ type: 'sync-step-1', stateVector: Uint8Array.of(0) }),
    (socket) => socket.deliver({ type: 'query-awareness' }),
    (socket) => socket.emit('ping'),
    (socket) => socket.emit('pong'),
    (socket) => socket.deliver({ type: 'update', update: largeUpdate }),
  ]
  const largeUpdate = updateOf((document) => addNote(document, 'large', 'x'.repeat(90_000)))
  for (const flood of floods) {
    const socket = board.connect('participant')
    await board.clock.turn(10)
    let sent = 0
    while (!socket.closed && sent < 1_000) {
      flood(socket)
      sent += 1
    }
    expect(socket.closed?.code, flood.toString()).toBe(closeCodes.tooManyMessages.code)
    expect(sent).toBeGreaterThan(2)
  }
})

test('[WIRE-13] whoever shows more than there is room for is left out for a moment, not closed', async () => {
  const board = await createSimulatedBoard({ limits: { messageBytes: 50_000, bytesPerSecond: 10_000 } })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  const body = JSON.stringify({ x: 'y'.repeat(40_000) })
  for (let frame = 0; frame < 10; frame++) anna.send({ type: 'gesture', clientId: 1001, body })
  anna.send({ type: 'gesture', clientId: 1001, body: '' })
  await board.quiesce(anna, ben)
  expect(anna.socket.closed).toBeUndefined()
  expect(ben.heard.at(-1)).toEqual({ type: 'gesture', clientId: 1001, body: '' })
})

test('[WIRE-9] whoever asks again and again and reads nothing is closed as too slow', async () => {
  const board = await createSimulatedBoard({ limits: { bufferedBytes: 20_000, messagesPerSecond: 1_000_000 } })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'large', 'x'.repeat(15_000))
  await board.quiesce(anna)
  const greedy = board.connect('viewer')
  await board.clock.turn(10)
  greedy.isStalled = true
  for (let question = 0; question < 5; question++) {
    greedy.deliver({ type: 'sync-step-1', stateVector: Uint8Array.of(0) })
    await board.clock.turn(20)
  }
  expect(greedy.closed?.code).toBe(closeCodes.tooSlow.code)
  expect(greedy.bufferedAmount).toBeLessThan(60_000)
  expect(anna.socket.closed).toBeUndefined()
})

test('[ROOM-10] one broken socket does not disturb the others', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const broken = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, broken, ben)
  broken.socket.send = () => {
    throw new Error('broken pipe')
  }
  addNote(anna.document, 'a')
  await board.quiesce(anna, ben)
  expect(noteIds(ben.document)).toEqual(['a'])
  expect(board.hub.participantsOn(board.boardId)).toBe(2)
})

test('[ROOM-11] a room in which something impossible happens closes its sessions, and the board opens again', async () => {
  let finishCommit = (): void => {}
  const disk: { commit?: Promise<void> } = {}
  const board = await createSimulatedBoard({
    log: {
      ...silentLog,
      info() {
        throw new Error('impossible')
      },
    },
    wrapStore: (store) => ({
      ...store,
      async append(updates) {
        await disk.commit
        return store.append(updates)
      },
    }),
  })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  disk.commit = new Promise((resolve) => (finishCommit = resolve))
  addNote(anna.document, 'written-just-before')
  anna.flush()
  metaOf(ben.document).set('title', 'not his to change, which the log is told')
  ben.flush()
  await board.clock.turn(0)
  expect(anna.socket.closed?.code).toBe(closeCodes.serverError.code)

  // What the failed room still had under way to the disk belongs to the board, and is waited for.
  const clara = board.join('participant')
  await board.quiesce(clara)
  expect(titleOf(clara.document)).toBe('')
  finishCommit()
  await board.quiesce(clara)
  expect(noteIds(clara.document)).toEqual(['written-just-before'])
})

test('[ROOM-12] at shutdown newcomers are refused, everything is saved, and sockets close one after another', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('viewer')
  await board.quiesce(anna, ben)
  addNote(anna.document, 'last-minute')
  anna.flush()
  let isDown = false
  const down = board.hub.shutdown().then(() => (isDown = true))
  const late = board.connect('participant')
  await board.clock.turn(0)
  expect(late.closed?.code).toBe(closeCodes.goingAway.code)
  expect(anna.socket.closed).toBeUndefined()
  await board.clock.turn(1_500)
  anna.flush()
  expect(anna.savedCount()).toBe(2)
  expect(anna.socket.closed?.code).toBe(closeCodes.goingAway.code)
  expect(ben.socket.closed?.code).toBe(closeCodes.goingAway.code)
  await down
  expect(isDown).toBe(true)
  expect(noteIds(await board.storedDocument())).toEqual(['last-minute'])
})

test('[ROOM-12] a disk that fails does not hold up a shutdown for ever', async () => {
  const board = await createSimulatedBoard({
    wrapStore: (store) => ({
      ...store,
      async append() {
        throw new Error('disk full')
      },
    }),
  })
  const anna = board.join('participant')
  await board.quiesce(anna)
  addNote(anna.document, 'never-saved')
  anna.flush()
  let isDown = false
  void board.hub.shutdown().then(() => (isDown = true))
  await board.clock.turn(9_000)
  expect(isDown).toBe(true)
  expect(anna.savedCount()).toBeLessThan(2)
})

/** A whole document's update after one change of it. */
function updateOf(change: (document: Y.Doc) => void): Uint8Array {
  const document = new Y.Doc()
  change(document)
  return Y.encodeStateAsUpdate(document)
}
