import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { createSimulatedBoard } from '../../support/simulatedBoard.ts'
import { createStillAwareness } from '../../support/stillAwareness.ts'
import type { SimulatedClient } from '../../support/simulatedClient.ts'

test('[PRES-1] a newcomer sees everybody at once, and everybody sees the newcomer', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('viewer')
  await board.quiesce(anna, ben)
  anna.awareness.setLocalState({ name: 'Anna' })
  await board.quiesce(anna, ben)
  const clara = board.join('participant')
  await board.quiesce(anna, ben, clara)
  expect(peopleSeenBy(clara)).toEqual([1001, 1002, 1003])
  expect(peopleSeenBy(anna)).toEqual([1001, 1002, 1003])
  expect(clara.awareness.getStates().get(1001)).toEqual({ name: 'Anna' })
})

test('[PRES-2] who leaves is gone for the others at once, without a word from them', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  ben.socket.drop()
  await board.clock.turn(0)
  anna.flush()
  expect(peopleSeenBy(anna)).toEqual([1001])
})

test('[PRES-3] who comes back with the clock they left with is visible again, and sees the others again', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  for (let round = 0; round < 5; round++) {
    ben.socket.drop()
    await board.quiesce(anna)
    expect(peopleSeenBy(anna)).toEqual([1001])
    ben.reconnect(board.connect('participant'))
    await board.quiesce(anna, ben)
    expect(peopleSeenBy(anna)).toEqual([1001, 1002])
    expect(peopleSeenBy(ben)).toEqual([1001, 1002])
  }
})

test('[PRES-3] people see each other again after the server was started again', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  for (let move = 0; move < 30; move++) {
    anna.awareness.setLocalState({ move })
    await board.quiesce(anna, ben)
  }
  board.restart()
  anna.reconnect(board.connect('participant'))
  ben.reconnect(board.connect('participant'))
  await board.quiesce(anna, ben)
  expect(ben.awareness.getStates().get(1001)).toEqual({ move: 29 })
  expect(peopleSeenBy(anna)).toEqual([1001, 1002])
})

test('[PRES-4] the same page on a new socket takes its place over from the old one, which is closed', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  const halfDead = ben.socket
  ben.reconnect(board.connect('participant'))
  await board.quiesce(anna, ben)
  expect(halfDead.closed?.code).toBe(closeCodes.noAnswer.code)
  expect(peopleSeenBy(anna)).toEqual([1001, 1002])
  expect(ben.awareness.getLocalState()).toEqual({})
  expect(board.hub.participantsOn(board.boardId)).toBe(2)
})

test('[PRES-5] nobody speaks for someone else: foreign ids are dropped', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  const viewer = board.join('viewer')
  await board.quiesce(anna, ben, viewer)
  const mask = awarenessOf(1001, { name: 'not Anna' }, 50)
  ben.send({ type: 'awareness', update: mask })
  // Nor may someone with another key, even when it has no presence of its own yet.
  const stranger = board.connect('viewer')
  await board.clock.turn(10)
  stranger.deliver({ type: 'awareness', update: mask })
  await board.quiesce(anna, ben, viewer)
  expect(viewer.awareness.getStates().get(1001)).toEqual({})
  expect(anna.socket.closed).toBeUndefined()
})

test('[PRES-6] the echo of someone who has left brings no ghost, and no echo takes an id from its owner', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const silent = board.join('participant', { hasPresence: false })
  await board.quiesce(anna, silent)
  // y-websocket sends back what it hears of others; this client has nothing of its own to say.
  const echo = encodeAwarenessUpdate(silent.awareness, [1001])
  silent.send({ type: 'awareness', update: echo })
  await board.quiesce(anna, silent)
  expect(anna.socket.closed).toBeUndefined()

  anna.socket.drop()
  silent.send({ type: 'awareness', update: echo })
  const ben = board.join('participant')
  await board.quiesce(silent, ben)
  expect(peopleSeenBy(ben)).toEqual([1003])
})

test('[PRES-7] nobody gets their own presence back', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  anna.awareness.setLocalState({ name: 'Anna' })
  ben.awareness.setLocalState({ name: 'Ben' })
  anna.flush()
  ben.flush()
  await board.clock.turn(200)
  anna.flush()
  expect(anna.awareness.meta.get(1001)?.clock).toBeLessThan(1_000)
  expect(anna.awareness.getStates().get(1002)).toEqual({ name: 'Ben' })
})

test('[PRES-8] presence over the limit is dropped and its sender told', async () => {
  const board = await createSimulatedBoard({ limits: { presenceBytes: 100 } })
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  anna.awareness.setLocalState({ name: 'a'.repeat(200) })
  await board.quiesce(anna, ben)
  expect(anna.heard).toEqual([{ type: 'refused', reason: 'presenceTooLarge' }])
  expect(ben.awareness.getStates().get(1001)).toEqual({})
})

test('[PRES-9] a tab whose timers sleep stays visible as long as its socket lives', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const asleep = board.join('participant')
  await board.quiesce(anna, asleep)
  let heardAt = board.clock.now()
  for (let second = 0; second < 120; second++) {
    await board.clock.turn(1_000)
    asleep.socket.emit('pong')
    anna.socket.emit('pong')
    const clockBefore = anna.awareness.meta.get(1002)?.clock
    anna.flush()
    if (anna.awareness.meta.get(1002)?.clock !== clockBefore) heardAt = board.clock.now()
    expect(board.clock.now() - heardAt).toBeLessThan(30_000)
  }
})

test('[PRES-12] a hand that moves is told in a few bytes to those who read that, whole to others, and all see the same', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  const stock = board.join('viewer', { readsCursors: false })
  const handAt = (x: number, selected: string[] = []) => ({ name: 'Anna', hand: { cursor: { x, y: 0.5 }, activity: x, selected } })
  anna.awareness.setLocalState(handAt(0))
  await board.quiesce(anna, ben, stock)
  const heardBefore = ben.awareness.meta.get(1001)?.clock

  for (let x = 1; x <= 3; x++) {
    anna.awareness.setLocalState(handAt(x))
    await board.quiesce(anna, ben, stock)
    for (const client of [ben, stock]) expect(client.awareness.getStates().get(1001)).toEqual(handAt(x))
  }
  expect(ben.heard).toEqual([1, 2, 3].map((x) => ({ type: 'cursors', moves: [{ clientId: 1001, x, y: 0.5, activity: x }] })))
  expect(ben.awareness.meta.get(1001)?.clock).toBe(heardBefore)
  expect([anna.heard, stock.heard]).toEqual([[], []])

  // Moved and chosen something within the same moment; a newcomer; everybody at once.
  anna.awareness.setLocalState(handAt(4))
  anna.flush()
  anna.awareness.setLocalState(handAt(5, ['shape:a']))
  ben.awareness.setLocalState(handAt(9))
  await board.quiesce(anna, ben, stock)
  anna.awareness.setLocalState(handAt(6, ['shape:a']))
  ben.awareness.setLocalState(handAt(8))
  anna.flush()
  ben.flush()
  const clara = board.join('participant')
  await board.quiesce(anna, ben, stock, clara)
  for (const client of [ben, stock, clara]) expect(client.awareness.getStates().get(1001)).toEqual(handAt(6, ['shape:a']))
  for (const client of [anna, stock, clara]) expect(client.awareness.getStates().get(1002)).toEqual(handAt(8))
})

test('[PRES-12] moves of somebody who has gone bring nobody back, and who moves all the time is told whole in time', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  const handAt = (x: number) => ({ hand: { cursor: { x, y: 0 }, activity: x } })
  anna.awareness.setLocalState(handAt(0))
  await board.quiesce(anna, ben)
  let [toldAt, clockBefore] = [board.clock.now(), ben.awareness.meta.get(1001)?.clock]
  for (let second = 1; second <= 60; second++) {
    anna.awareness.setLocalState(handAt(second))
    anna.flush()
    await board.clock.turn(1_000)
    ben.socket.emit('pong')
    ben.flush()
    const clockNow = ben.awareness.meta.get(1001)?.clock
    if (clockNow !== clockBefore) [toldAt, clockBefore] = [board.clock.now(), clockNow]
    // y-protocols forgets who was silent for 30 s, and moves don't count.
    expect(board.clock.now() - toldAt).toBeLessThan(30_000)
  }
  anna.awareness.setLocalState(handAt(99))
  anna.flush()
  anna.socket.drop()
  await board.quiesce(ben)
  expect(peopleSeenBy(ben)).toEqual([1002])
})

test('[RELAY-1] gestures reach the others, never the store, and only from who may edit, for themselves', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  const viewer = board.join('viewer')
  await board.quiesce(anna, ben, viewer)
  anna.send({ type: 'gesture', clientId: 1001, body: '{"x":1}' })
  ben.send({ type: 'gesture', clientId: 1001, body: '{"forged":true}' })
  viewer.send({ type: 'gesture', clientId: 1003, body: '{"x":2}' })
  await board.quiesce(anna, ben, viewer)
  expect(ben.heard).toEqual([{ type: 'gesture', clientId: 1001, body: '{"x":1}' }])
  expect(viewer.heard).toEqual([{ type: 'gesture', clientId: 1001, body: '{"x":1}' }])
  expect(anna.heard).toEqual([])
  expect((await board.store.loadDocument(board.boardId))?.updates).toEqual([])
})

test('[RELAY-2] a gesture ends for the others when its maker is gone', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  anna.send({ type: 'gesture', clientId: 1001, body: '{"x":1}' })
  await board.quiesce(anna, ben)
  anna.socket.drop()
  await board.quiesce(ben)
  expect(ben.heard.at(-1)).toEqual({ type: 'gesture', clientId: 1001, body: '' })
})

test('[RELAY-3] the end of a gesture comes after the change it ended with', async () => {
  const board = await createSimulatedBoard()
  const anna = board.join('participant')
  const ben = board.join('participant')
  await board.quiesce(anna, ben)
  anna.send({ type: 'gesture', clientId: 1001, body: '{"x":1}' })
  anna.document.getMap('records').set('shape:n', new Y.Map())
  anna.send({ type: 'gesture', clientId: 1001, body: '' })
  anna.flush()
  await board.clock.turn(100)
  const types = ben.socket.takeMessages().map(({ type }) => type)
  expect(types.indexOf('update')).toBeGreaterThanOrEqual(0)
  expect(types.lastIndexOf('gesture')).toBeGreaterThan(types.indexOf('update'))
})

function peopleSeenBy(client: SimulatedClient): number[] {
  return [...client.awareness.getStates().keys()].toSorted((one, other) => one - other)
}

/** An awareness update that anybody could write. */
function awarenessOf(clientId: number, state: Record<string, unknown>, clock: number): Uint8Array {
  const document = new Y.Doc()
  document.clientID = clientId
  const awareness = createStillAwareness(document)
  awareness.states.set(clientId, state)
  awareness.meta.set(clientId, { clock, lastUpdated: 0 })
  return encodeAwarenessUpdate(awareness, [clientId])
}
