import type { TLShape, TLShapeId } from '@tldraw/tlschema'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Socket } from '../../../client/sync/boardLink.ts'
import { browserClock } from '../../../client/sync/clock.ts'
import type { LiveBoard } from '../../../client/sync/liveBoard.ts'
import type { LocalCopy } from '../../../client/sync/localCopy.ts'
import { openLiveBoard } from '../../../client/sync/openLiveBoard.ts'
import type { Role } from '../../../shared/board/role.ts'
import { createBoard, type CreatedBoard } from '../../e2e/support/createBoard.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { note } from '../../support/canvasRecords.ts'
import { MemoryCopyStore } from '../../support/memoryCopy.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const soon = { timeout: 10_000, interval: 10 }

test('[LIVE-1] a note put on one canvas is on the other, and known to be on disk', async () => {
  const board = await createBoard(server.url, { title: '両輪の会' })
  const ann = await open(board, 'facilitator', 'Ann')
  const ben = await open(board, 'participant', 'Ben')
  expect(ben.title.get()).toBe('両輪の会')
  expect(ben.canvasStore.has('shape:matrix' as TLShapeId)).toBe(true)
  ann.canvasStore.put([note('shape:n', { text: 'はじめに' })])
  expect(ann.connection.get().unsaved).toBe(1)
  await vi.waitFor(() => expect(shape(ben, 'shape:n')).toEqual(shape(ann, 'shape:n')), soon)
  await vi.waitFor(() => expect(ann.connection.get().unsaved).toBe(0), soon)
  ann.setTitle('第2回')
  await vi.waitFor(() => expect(ben.title.get()).toBe('第2回'), soon)
})

test('[LIVE-2] opening a board and leaving it writes nothing', async () => {
  const board = await createBoard(server.url)
  const ann = await open(board, 'viewer', 'Ann')
  await vi.waitFor(() => expect(ann.participants.get()).toHaveLength(1), soon)
  expect(ann.connection.get()).toMatchObject({ state: 'online', unsaved: 0 })
  expect(ann.document.store.clients.has(ann.document.clientID)).toBe(false)
})

test('[LIVE-3] everybody sees who is here, and who leaves is gone', async () => {
  const board = await createBoard(server.url)
  const ann = await open(board, 'participant', 'Ann')
  const ben = await open(board, 'participant', 'Ben')
  await vi.waitFor(() => expect(names(ann)).toEqual(['Ann', 'Ben']), soon)
  await vi.waitFor(() => expect(names(ben)).toEqual(['Ben', 'Ann']), soon)
  ben.close()
  await vi.waitFor(() => expect(names(ann)).toEqual(['Ann']), soon)
})

test('[LIVE-4] a server that is killed under two people finds both again, with everything they did meanwhile', async () => {
  const board = await createBoard(server.url)
  const ann = await open(board, 'participant', 'Ann')
  const ben = await open(board, 'participant', 'Ben')
  ann.canvasStore.put([note('shape:before')])
  await vi.waitFor(() => expect(ann.connection.get().unsaved).toBe(0), soon)
  await server.kill('SIGKILL')
  ann.canvasStore.put([note('shape:ann')])
  ben.canvasStore.put([note('shape:ben')])
  await vi.waitFor(() => expect(ann.connection.get()).toMatchObject({ state: 'offline', unsaved: 1 }), soon)
  await server.restart()
  await vi.waitFor(() => expect([ann, ben].map(({ connection }) => connection.get())).toMatchObject([healthy, healthy]), soon)
  await vi.waitFor(() => expect(ann.canvasStore.serialize()).toEqual(ben.canvasStore.serialize()), soon)
  const late = await open(board, 'viewer', 'Cleo')
  for (const id of ['shape:before', 'shape:ann', 'shape:ben']) expect(shape(late, id)).toBeDefined()
})

test('[LIVE-5] a wrong key is refused for good, and the reason is known', async () => {
  const board = await createBoard(server.url)
  const eve = connect(
    { ...board, keys: { ...board.keys, viewer: 'AAAAAAAAAAAAAAAAAAAAAA' as CreatedBoard['keys']['viewer'] } },
    'viewer',
    'Eve',
  )
  await vi.waitFor(() => expect(eve.connection.get()).toMatchObject({ state: 'refused', reason: 'notFound' }), soon)
  expect(eve.ready.get()).toBe(false)
})

test('[JOIN-7] a page without a copy begins with the snapshot; the socket brings only what is newer, once, and nothing counts as unsaved', async () => {
  const board = await createBoard(server.url)
  const ann = await open(board, 'participant', 'Ann')
  const snapshot = await snapshotOf(board)
  ann.canvasStore.put([note('shape:after')])
  await vi.waitFor(() => expect(ann.connection.get().unsaved).toBe(0), soon)

  let tell = (_snapshot: Uint8Array): void => undefined
  const coming = new Promise<Uint8Array>((resolve) => (tell = resolve))
  const heard: number[] = []
  const ben = connect(board, 'participant', 'Ben', { snapshot: () => coming, heard })
  expect(heard).toEqual([])
  tell(snapshot)
  await vi.waitFor(() => expect(ben.ready.get()).toBe(true), soon)
  expect(shape(ben, 'shape:matrix')).toEqual(shape(ann, 'shape:matrix'))
  expect(ben.connection.get()).toMatchObject({ unsaved: 0 })
  await vi.waitFor(() => expect(shape(ben, 'shape:after')).toBeDefined(), soon)
  await vi.waitFor(() => expect(ben.connection.get()).toMatchObject(healthy), soon)
  expect(Y.encodeStateAsUpdate(ben.document)).toEqual(Y.encodeStateAsUpdate(ann.document))
  expect(heard.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(snapshot.length)
  ben.canvasStore.put([note('shape:ben')])
  await vi.waitFor(() => expect(ben.connection.get().unsaved).toBe(0), soon)
  expect(shape(ann, 'shape:ben')).toBeDefined()
})

test('[JOIN-8] a page whose snapshot does not come, or comes damaged, opens over the socket alone', async () => {
  const board = await createBoard(server.url)
  const damaged = (await snapshotOf(board)).subarray(0, 500)
  for (const snapshot of [undefined, damaged]) {
    const live = connect(board, 'viewer', 'Ann', { snapshot: () => Promise.resolve(snapshot) })
    await vi.waitFor(() => expect(live.connection.get()).toMatchObject(healthy), soon)
    expect(live.canvasStore.has('shape:matrix' as TLShapeId)).toBe(true)
  }
})

test('[JOIN-8] a page with a copy asks for no snapshot', async () => {
  const board = await createBoard(server.url)
  const device = new MemoryCopyStore()
  const kept = device.open(1)
  const snapshot = await snapshotOf(board)
  await kept.write({ updates: [], unsaved: [] }, () => snapshot)
  let asked = 0
  const ask = async (): Promise<undefined> => void (asked += 1)
  const live = connect(board, 'participant', 'Ann', { snapshot: ask, openCopy: () => device.open(2) })
  await vi.waitFor(() => expect(live.connection.get()).toMatchObject(healthy), soon)
  expect([asked, live.canvasStore.has('shape:matrix' as TLShapeId)]).toEqual([0, true])
  const stranger = connect(board, 'participant', 'Ben', { snapshot: ask, openCopy: () => new MemoryCopyStore().open(1) })
  await vi.waitFor(() => expect(stranger.connection.get()).toMatchObject(healthy), soon)
  expect(asked).toBe(1)
})

const healthy = { state: 'online', unsaved: 0 }

async function open(board: CreatedBoard, role: Role, name: string): Promise<LiveBoard> {
  const live = connect(board, role, name)
  await vi.waitFor(() => expect(live.ready.get()).toBe(true), soon)
  return live
}

type Joining = {
  snapshot?: () => Promise<Uint8Array | undefined>
  openCopy?: () => LocalCopy
  /** Gets the size of everything the socket brings. */
  heard?: number[]
}

function connect(board: CreatedBoard, role: Role, name: string, { snapshot, openCopy, heard }: Joining = {}): LiveBoard {
  const live = openLiveBoard(
    {
      boardId: board.id,
      key: board.keys[role],
      role,
      serverUrl: server.url.replace(/^http/, 'ws'),
      profile: { id: `device-${name}`, name, color: '#123456' },
      ...(snapshot && { snapshot }),
    },
    {
      clock: browserClock,
      random: () => 0,
      openSocket: (url, protocols) => {
        const socket = new WebSocket(url, protocols)
        socket.on('message', (data: ArrayBuffer) => heard?.push(data.byteLength))
        return socket as unknown as Socket
      },
      frames: { isStill: () => true, request: () => () => undefined },
      openCopy: openCopy ?? (() => undefined),
      watchWaking: () => () => undefined,
    },
  )
  onTestFinished(() => live.close())
  return live
}

async function snapshotOf(board: CreatedBoard): Promise<Uint8Array> {
  const answer = await fetch(`${server.url}/api/boards/${board.id}/snapshot`, { headers: { authorization: `Bearer ${board.keys.viewer}` } })
  return new Uint8Array(await answer.arrayBuffer())
}

function shape(live: LiveBoard, id: string): TLShape | undefined {
  return live.canvasStore.get(id as TLShapeId)
}

function names(live: LiveBoard): string[] {
  return live.participants.get().map(({ name }) => name)
}
