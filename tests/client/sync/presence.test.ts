import type { TLInstancePresence, TLStore } from '@tldraw/tlschema'
import { expect, test } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createCanvasStore } from '../../../client/sync/createCanvasStore.ts'
import { bindPresence, type Hand, type Presence } from '../../../client/sync/presence.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { createStillAwareness } from '../../support/stillAwareness.ts'

test('[HAND-1] who is here already appears to a newcomer, with name, colour and hand', () => {
  const ann = open(1, 'Ann', '#c8285a')
  ann.presence.setHand(handAt(40, 50))
  const ben = open(2, 'Ben', '#0b6b74')
  tell(ann, ben)
  expect(othersOf(ben)).toMatchObject([
    { id: 'instance_presence:1', userName: 'Ann', color: '#c8285a', cursor: { x: 40, y: 50 }, camera: null },
  ])
  expect(othersOf(ann)).toEqual([])
})

test('[HAND-1] who leaves is gone from the canvas and from the list', () => {
  const ann = open(1, 'Ann')
  const ben = open(2, 'Ben')
  ann.presence.setHand(handAt(0, 0))
  tell(ann, ben)
  removeAwarenessStates(ben.awareness, [1], 'gone')
  expect(othersOf(ben)).toEqual([])
  expect(ben.presence.participants.get().map(({ name }) => name)).toEqual(['Ben'])
})

test('[HAND-2] the list has me first and then the others by name, and stays the same object while nobody comes, goes or is renamed', () => {
  const me = open(3, 'Zoe')
  tell(open(2, 'Ben'), me)
  const ann = open(1, 'Ann')
  tell(ann, me)
  expect(me.presence.participants.get().map(({ name, isMe }) => [name, isMe])).toEqual([
    ['Zoe', true],
    ['Ann', false],
    ['Ben', false],
  ])
  const before = me.presence.participants.get()
  ann.presence.setHand(handAt(1, 2))
  tell(ann, me)
  expect(me.presence.participants.get()).toBe(before)
  ann.presence.setProfile({ id: 'device-1', name: 'Anna', color: '#000000' })
  tell(ann, me)
  expect(me.presence.participants.get()[1]?.name).toBe('Anna')
})

test('[HAND-3] a hand that does the same is not told again', () => {
  const ann = open(1, 'Ann')
  let told = 0
  ann.awareness.on('update', () => told++)
  ann.presence.setHand(handAt(1, 1))
  ann.presence.setHand(handAt(1, 1))
  expect(told).toBe(1)
})

test.each([
  ['nothing at all', null],
  ['a text', 'hello'],
  ['no profile', { hand: handAt(0, 0) }],
  ['a colour that is none', { profile: { id: 'x', name: 'Eve', color: 'url(//example.org)' }, hand: handAt(0, 0) }],
  ['a name that is no text', { profile: { id: 'x', name: { toString: 1 }, color: '#000000' }, hand: handAt(0, 0) }],
  [
    'a cursor nowhere',
    { profile: profile('x', 'Eve'), hand: { ...handAt(0, 0), cursor: { x: null, y: 0, type: 'default', rotation: 0 } } },
  ],
  [
    'a kind of cursor that does not exist',
    { profile: profile('x', 'Eve'), hand: { ...handAt(0, 0), cursor: { x: 0, y: 0, type: 'hammer', rotation: 0 } } },
  ],
  ['a selection of no shapes', { profile: profile('x', 'Eve'), hand: { ...handAt(0, 0), selectedShapeIds: ['page:page'] } }],
  [
    'a selection without end',
    { profile: profile('x', 'Eve'), hand: { ...handAt(0, 0), selectedShapeIds: Array.from({ length: 5_000 }, (_, n) => `shape:${n}`) } },
  ],
  ['a page that is none', { profile: profile('x', 'Eve'), hand: { ...handAt(0, 0), currentPageId: 'shape:a' } }],
])('[HAND-4] %s in place of a presence is left out and breaks nothing', (_, state) => {
  const eve = createStillAwareness(documentOf(9))
  eve.setLocalState(state as Record<string, unknown>)
  const me = open(1, 'Ann')
  if (state !== null) applyAwarenessUpdate(me.awareness, encodeAwarenessUpdate(eve, [9]), 'network')
  expect(othersOf(me)).toEqual([])
})

test('[HAND-5] when a hand was last active is told by the clock of whoever looks', async () => {
  const clock = createFakeClock()
  const me = open(1, 'Ann', '#000000', clock.now)
  const ben = open(2, 'Ben')
  ben.presence.setHand({ ...handAt(0, 0), activity: 5 })
  tell(ben, me)
  expect(othersOf(me)[0]?.lastActivityTimestamp).toBe(clock.now())
  await clock.turn(60_000)
  ben.presence.setHand({ ...handAt(9, 9), activity: 5 })
  tell(ben, me)
  expect(othersOf(me)[0]?.lastActivityTimestamp).toBe(clock.now() - 60_000)
})

type Page = { awareness: Awareness; canvasStore: TLStore; presence: Presence }

function open(clientId: number, name: string, color = '#123456', now: () => number = () => 0): Page {
  const awareness = createStillAwareness(documentOf(clientId))
  const canvasStore = createCanvasStore()
  const presence = bindPresence(canvasStore, awareness, { ...profile(`device-${clientId}`, name), color }, now)
  presence.show()
  return { awareness, canvasStore, presence }
}

function tell(from: Page, to: Page): void {
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]), 'network')
}

function othersOf({ canvasStore }: Page): TLInstancePresence[] {
  return canvasStore.allRecords().filter((record) => record.typeName === 'instance_presence')
}

function handAt(x: number, y: number): Hand {
  return {
    cursor: { x, y, type: 'default', rotation: 0 },
    selectedShapeIds: [],
    currentPageId: 'page:page' as Hand['currentPageId'],
    brush: null,
    scribbles: [],
    chatMessage: '',
    activity: 1,
  }
}

function profile(id: string, name: string): { id: string; name: string; color: string } {
  return { id, name, color: '#123456' }
}

function documentOf(clientId: number): Y.Doc {
  const document = new Y.Doc()
  document.clientID = clientId
  return document
}
