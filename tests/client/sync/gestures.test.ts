import { expect, test } from 'vitest'
import type { TLShape } from '@tldraw/tlschema'
import { createGestureReceiver, createGestureSender } from '../../../client/sync/gestures.ts'
import { decodeGesture, encodeGesture } from '../../../client/sync/gestureMessage.ts'
import type { RecordChanges } from '../../../client/sync/recordChanges.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { CanvasPeer } from '../../support/canvasPeer.ts'
import { note } from '../../support/canvasRecords.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { SimulatedNetwork } from '../../support/simulatedNetwork.ts'

test('[GEST-1] a drag is on the other screen while it goes on, and in the document once, at its end', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  const updates: Uint8Array[] = []
  ann.document.on('update', (update: Uint8Array) => updates.push(update))
  ann.isGestureUnderWay = true
  for (let x = 1; x <= 20; x++) ann.update('shape:n', () => ({ x }))
  network.settle()
  expect(ben.shape('shape:n')?.x).toBe(20)
  expect(updates).toHaveLength(0)
  ann.endGesture()
  network.settle()
  expect(updates).toHaveLength(1)
  expect(ben.shape('shape:n')?.x).toBe(20)
})

test('[GEST-1] a stroke that is being drawn is on the other screen, and gone again when it is given up', () => {
  const { network, ann, ben } = twoPeers()
  ann.isGestureUnderWay = true
  ann.act(() => ann.canvasStore.put([note('shape:n')]))
  network.settle()
  expect(ben.shape('shape:n')).toBeDefined()
  ann.undo()
  ann.endGesture()
  network.settle()
  expect(ben.shape('shape:n')).toBeUndefined()
  expect(recordsOf(network.document).has('shape:n')).toBe(false)
})

test('[GEST-2] whoever is cut off in mid-gesture: the others are back at the document', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.isGestureUnderWay = true
  ann.update('shape:n', () => ({ x: 90 }))
  network.settle()
  ann.wire.cut()
  ben.wire.deliverDown(Infinity)
  expect(ben.shape('shape:n')?.x).toBe(0)
})

test('[GEST-2] whoever puts back what they dragged sees it where somebody else has put it meanwhile', async () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.isGestureUnderWay = true
  ann.act(() => ann.update('shape:n', () => ({ x: 90 })))
  ben.update('shape:n', () => ({ x: 500 }))
  network.settle()
  ann.undo()
  ann.endGesture()
  await Promise.resolve()
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')?.x).toBe(500)
})

test('[GEST-3] what others change in a note that is being dragged lands at once', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.isGestureUnderWay = true
  ann.update('shape:n', () => ({ x: 90 }))
  ben.update('shape:n', ({ props }) => ({ props: { ...props, color: 'blue' } }))
  network.settle()
  for (const peer of [ann, ben]) expect(peer.shape('shape:n')).toMatchObject({ x: 90, props: { color: 'blue' } })
})

test('[GEST-4] two hands on one note: each sees the own one, and the last to end wins', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'))
  ann.isGestureUnderWay = ben.isGestureUnderWay = true
  ann.update('shape:n', () => ({ x: 100 }))
  ben.update('shape:n', () => ({ x: 200 }))
  network.settle()
  expect([ann, ben].map((peer) => peer.shape('shape:n')?.x)).toEqual([100, 200])
  ann.endGesture()
  network.settle()
  expect(ben.shape('shape:n')?.x).toBe(200)
  ben.endGesture()
  network.settle()
  expect([ann, ben].map((peer) => peer.shape('shape:n')?.x)).toEqual([200, 200])
})

test('[GEST-5] a gesture that makes a record invalid, touches a locked one or is no gesture shows nothing', () => {
  const { network, ann, ben } = twoPeers(note('shape:n'), { ...note('shape:locked', { index: 'a2' }), isLocked: true })
  for (const body of [
    '{"shape:n":{"position":["left","right"]}}',
    '{"shape:n":{"position":[1e300,0]}}',
    '{"shape:n":{"typeName":"page","id":"shape:n"}}',
    '{"shape:n":{"id":"shape:other"}}',
    '{"shape:locked":{"position":[5,5]}}',
    '{"instance:instance":{"id":"instance:instance","typeName":"instance"}}',
    '{"__proto__":{"polluted":true}}',
    '[1,2',
    '"drag"',
  ]) {
    ann.wire.sendGesture(body)
    network.settle()
    expect(ben.shapes()).toEqual([{ ...note('shape:locked', { index: 'a2' }), isLocked: true }, note('shape:n')])
  }
})

test('[GEST-6] a gesture goes out 30 times a second at most, again each second while the hand rests, and ends once', async () => {
  const clock = createFakeClock()
  const bodies: string[] = []
  const sender = createGestureSender(clock, (body) => bodies.push(body))
  for (let x = 0; x < 100; x++) {
    sender.show(moveTo(x))
    await clock.turn(5)
  }
  expect(bodies.length).toBeGreaterThan(10)
  expect(bodies.length).toBeLessThan(18)
  await clock.turn(3_100)
  expect(bodies.at(-1)).toBe(encodeGesture(moveTo(99)))
  expect(bodies.length).toBeLessThan(22)
  sender.end()
  sender.end()
  await clock.turn(5_000)
  expect(bodies.filter((body) => body === '')).toHaveLength(1)
})

test('[GEST-6] a gesture without news for four seconds is over', async () => {
  const clock = createFakeClock()
  const shown: (number | undefined)[] = []
  const receiver = createGestureReceiver(clock, (_, overlay) => shown.push(overlay?.size))
  receiver.receive(7, encodeGesture(moveTo(1)))
  await clock.turn(3_000)
  receiver.receive(7, encodeGesture(moveTo(2)))
  await clock.turn(3_000)
  expect(shown).toEqual([1, 1])
  await clock.turn(1_500)
  expect(shown).toEqual([1, 1, undefined])
})

test('[GEST-6] what a gesture says is read back as it was', () => {
  expect(decodeGesture(encodeGesture(moveTo(3)))).toEqual(new Map([['shape:n', new Map([['position', [3, 0]]])]]))
})

function moveTo(x: number): RecordChanges {
  return new Map([['shape:n', { type: 'update', fields: new Map([['position', { from: [0, 0], to: [x, 0] }]]) }]])
}

function twoPeers(...first: TLShape[]): { network: SimulatedNetwork; ann: CanvasPeer; ben: CanvasPeer } {
  const network = new SimulatedNetwork()
  for (const shape of first) createRecord(recordsOf(network.document), shape as unknown as PlainRecord)
  const ann = new CanvasPeer(network, 10)
  const ben = new CanvasPeer(network, 11)
  network.settle()
  return { network, ann, ben }
}
