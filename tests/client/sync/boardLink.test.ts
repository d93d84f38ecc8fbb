import { onTestFinished, expect, test } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { connectBoard, type BoardLink, type Socket } from '../../../client/sync/boardLink.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { createFakeClock, type FakeClock } from '../../support/fakeClock.ts'
import { FakeSocket } from '../../support/fakeSocket.ts'
import { createStillAwareness } from '../../support/stillAwareness.ts'

test('[CONN-1] a change is unsaved until the server says that it is on disk', async () => {
  const { link, document, socket, clock } = startLink()
  join(socket())
  await clock.turn(500)
  const at = clock.now()
  change(document)
  change(document)
  expect(link.connection.get()).toMatchObject({ state: 'online', unsaved: 2, unsavedSince: at })
  // The first change of a socket is its answer to the server's step 1.
  socket().hear({ type: 'saved', count: 2 })
  expect(link.connection.get()).toMatchObject({ unsaved: 1 })
  socket().hear({ type: 'saved', count: 3 })
  expect(link.connection.get()).toEqual({ state: 'online', unsaved: 0, unsavedSince: undefined })
})

test('[CONN-1] what was sent on a lost socket counts as unsaved until the answer on the next one is on disk', async () => {
  const { link, document, socket, clock } = startLink()
  join(socket())
  change(document)
  socket().end(1006)
  expect(link.connection.get()).toMatchObject({ state: 'offline', unsaved: 1 })
  change(document)
  await clock.turn(1_000)
  join(socket())
  expect(link.connection.get()).toMatchObject({ state: 'online', unsaved: 2 })
  expect(socket().sentOfType('update')).toHaveLength(0)
  socket().hear({ type: 'saved', count: 1 })
  expect(link.connection.get().unsaved).toBe(0)
})

test('[CONN-1] changes from the server are not mine to save', () => {
  const { link, socket } = startLink()
  join(socket())
  socket().hear({ type: 'update', update: updateWith('theirs') })
  expect(link.connection.get().unsaved).toBe(0)
  expect(socket().sentOfType('update')).toHaveLength(0)
})

test('[CONN-2] a change made before the server has asked what I have goes out with the answer, once', () => {
  const { document, socket } = startLink()
  socket().open()
  change(document)
  expect(socket().sent.map(({ type }) => type)).toEqual(['sync-step-1', 'awareness'])
  socket().hear({ type: 'sync-step-1', stateVector: emptyStateVector })
  const [answer] = socket().sentOfType('sync-step-2')
  const there = new Y.Doc()
  Y.applyUpdate(there, must(answer, 'the server has asked').update)
  expect(recordsOf(there).size).toBe(1)
  expect(socket().sentOfType('update')).toHaveLength(0)
})

test.each(['notFound', 'keyRevoked', 'changeRefused', 'clientTooOld'] as const)(
  '[CONN-3] %s is final: the reason is known and nobody tries again',
  async (reason) => {
    const { link, socket, sockets, clock } = startLink()
    join(socket())
    socket().end(closeCodes[reason].code)
    expect(link.connection.get()).toMatchObject({ state: 'refused', reason })
    await clock.turn(60_000)
    link.wake()
    expect(sockets).toHaveLength(1)
  },
)

test('[CONN-4] a lost connection is tried again, later each time, and at once when the page wakes up', async () => {
  const { link, socket, sockets, clock } = startLink()
  socket().end(closeCodes.boardFull.code)
  expect(link.connection.get()).toMatchObject({ state: 'connecting', reason: 'boardFull' })
  await clock.turn(300)
  expect(sockets).toHaveLength(2)
  socket().end(1006)
  await clock.turn(300)
  expect(sockets).toHaveLength(2)
  await clock.turn(300)
  expect(sockets).toHaveLength(3)
  socket().end(1006)
  link.wake()
  expect(sockets).toHaveLength(4)
  join(socket())
  expect(link.connection.get()).toMatchObject({ state: 'online' })
})

test('[CONN-5] after 30 s without a word the socket is given up', async () => {
  const { link, socket, sockets, clock } = startLink()
  join(socket())
  await clock.turn(29_000)
  socket().hear({ type: 'saved', count: 0 })
  await clock.turn(29_000)
  expect(link.connection.get().state).toBe('online')
  await clock.turn(1_500)
  expect(sockets).toHaveLength(2)
})

test('[CONN-5] the late close of an old socket does nothing to the new one', async () => {
  const { link, socket, sockets } = startLink()
  const old = socket()
  join(old)
  link.drop()
  link.wake()
  join(socket())
  old.end(closeCodes.noAnswer.code)
  expect(link.connection.get().state).toBe('online')
  expect(sockets).toHaveLength(2)
})

test("[CONN-6] only my own presence goes out, and others' vanish with the connection", () => {
  const { awareness, socket } = startLink()
  join(socket())
  const before = socket().sent.length
  socket().hear({ type: 'awareness', update: presenceOf(77) })
  expect(awareness.getStates().get(77)).toEqual({ profile: 'theirs' })
  expect(socket().sent).toHaveLength(before)
  socket().end(1006)
  expect([...awareness.getStates().keys()]).toEqual([awareness.clientID])
})

test('[CONN-6] closing says good-bye first', () => {
  const { link, socket } = startLink()
  join(socket())
  link.close()
  const last = must(socket().sentOfType('awareness').at(-1), 'a good-bye')
  expect(new TextDecoder().decode(last.update)).toContain('null')
})

test('[OFFLINE-2] what this device has kept goes out with the answer to the server, once, and counts until that is on disk', () => {
  const { link, document, socket, sockets } = startLink({ isStarted: false })
  link.restore({ updates: [updateOf('shape:kept')], unsaved: ['shape:kept'] })
  expect(sockets).toHaveLength(0)
  link.start()
  join(socket())
  expect(recordsOf(document).has('shape:kept')).toBe(true)
  const [answer] = socket().sentOfType('sync-step-2')
  const there = new Y.Doc()
  Y.applyUpdate(there, must(answer, 'the server has asked').update)
  expect(recordsOf(there).has('shape:kept')).toBe(true)
  expect(socket().sentOfType('update')).toHaveLength(0)
  expect(link.connection.get()).toMatchObject({ state: 'online', unsaved: 1 })
  socket().hear({ type: 'saved', count: 1 })
  expect(link.connection.get().unsaved).toBe(0)
})

test('[OFFLINE-2] a device that is slow to read is merged after the server, and what it alone has goes out', () => {
  const { link, socket } = startLink()
  join(socket())
  link.restore({ updates: [updateOf('shape:late')], unsaved: ['shape:late'] })
  expect(link.connection.get()).toMatchObject({ state: 'online', unsaved: 1 })
  const there = new Y.Doc()
  for (const { update } of socket().sentOfType('update')) Y.applyUpdate(there, update)
  expect(recordsOf(there).has('shape:late')).toBe(true)
  socket().hear({ type: 'saved', count: 2 })
  expect(link.connection.get().unsaved).toBe(0)
})

test('[OFFLINE-2] a damaged update on this device stops nothing else', () => {
  const { link, document } = startLink({ isStarted: false })
  link.restore({ updates: [Uint8Array.of(9, 9, 9), updateOf('shape:whole')], unsaved: [] })
  expect(recordsOf(document).has('shape:whole')).toBe(true)
})

test('[OFFLINE-4] a machine that slept for a day is connected again as soon as it wakes, and brings what it has', async () => {
  const { link, document, socket, sockets, clock } = startLink()
  join(socket())
  clock.sleep(86_400_000)
  change(document)
  link.wake()
  expect(sockets).toHaveLength(2)
  join(socket())
  expect(socket().sentOfType('sync-step-2')).toHaveLength(1)
  socket().hear({ type: 'saved', count: 1 })
  expect(link.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
  await clock.turn(60_000)
})

test('[OFFLINE-4] a page that is only looked at again keeps a connection that is alive', async () => {
  const { link, socket, sockets, clock } = startLink()
  join(socket())
  await clock.turn(12_000)
  link.wake()
  expect(sockets).toHaveLength(1)
})

const emptyStateVector = Y.encodeStateVector(new Y.Doc())

function startLink({ isStarted = true } = {}): {
  link: BoardLink
  document: Y.Doc
  awareness: ReturnType<typeof createStillAwareness>
  clock: FakeClock
  sockets: FakeSocket[]
  socket: () => FakeSocket
} {
  const document = new Y.Doc()
  const awareness = createStillAwareness(document)
  awareness.setLocalState({ profile: 'mine' })
  const clock = createFakeClock()
  const sockets: FakeSocket[] = []
  const openSocket = (): Socket => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket.asSocket()
  }
  const link = connectBoard({
    document,
    awareness,
    openSocket,
    clock,
    random: () => 1,
    beforeRemote: () => undefined,
    onGesture: () => undefined,
  })
  if (isStarted) link.start()
  onTestFinished(() => link.close())
  return { link, document, awareness, clock, sockets, socket: () => must(sockets.at(-1), 'a socket was opened') }
}

function join(socket: FakeSocket): void {
  socket.open()
  socket.hear({ type: 'sync-step-1', stateVector: emptyStateVector })
  socket.hear({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(new Y.Doc()) })
}

function change(document: Y.Doc): void {
  const records = recordsOf(document)
  records.set(`shape:${records.size}`, new Y.Map())
}

function updateWith(name: string): Uint8Array {
  const document = new Y.Doc()
  document.getMap('m').set(name, true)
  return Y.encodeStateAsUpdate(document)
}

function presenceOf(clientId: number): Uint8Array {
  const document = new Y.Doc()
  document.clientID = clientId
  const awareness = createStillAwareness(document)
  awareness.setLocalState({ profile: 'theirs' })
  return encodeAwarenessUpdate(awareness, [clientId])
}

function updateOf(recordId: string): Uint8Array {
  const document = new Y.Doc()
  recordsOf(document).set(recordId, new Y.Map())
  return Y.encodeStateAsUpdate(document)
}
