import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardInfo } from '../../../server/http/apiSchemas.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { messageType } from '../../../shared/protocol/messages.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { postBoard, postJson, startTestApp, withKey, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

/** A stock y-websocket client on a board, once it has the document. */
async function join(url: string, { id }: CreatedBoard, key: string): Promise<{ provider: WebsocketProvider; document: Y.Doc }> {
  const document = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, id, document, {
    protocols: ['flamingo.1', `key.${key}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  // Stock clients remark on messages that they don't know: `saved` and gestures.
  for (const type of [messageType.saved, messageType.gesture]) provider.messageHandlers[type] = () => {}
  onTestFinished(() => provider.destroy())
  await vi.waitFor(() => expect(provider.synced).toBe(true), soon)
  return { provider, document }
}

test('[ROOM-12] a connection on which nothing was said holds up no shutdown', async () => {
  // Nobody turns this clock: what waits for a time-out waits for ever.
  const { url, close } = await startTestApp({ clock: createFakeClock() })
  const silent = connect(Number(new URL(url).port), '127.0.0.1')
  const closed = once(silent, 'close')
  await once(silent, 'connect')
  // The server has taken it in by the time it answers somebody who came later.
  await fetch(`${url}/healthz`)
  await close()
  await closed
})

test('[HTTP-15] what is known of a board that people are on is as fresh as the board', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const facilitator = await join(url, board, board.keys.facilitator)
  await join(url, board, board.keys.viewer)
  const info = async (): Promise<unknown> =>
    boardInfo.parse(await (await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(board.keys.viewer) })).json())
  expect(await info()).toMatchObject({ title: '両輪の会', notes: 0, participants: 2 })
  facilitator.document.transact(() => {
    metaOf(facilitator.document).set('title', '第2回')
    recordsOf(facilitator.document).set('shape:a', new Y.Map(Object.entries({ id: 'shape:a', typeName: 'shape', type: 'note' })))
  })
  await vi.waitFor(async () => expect(await info()).toMatchObject({ title: '第2回', notes: 1 }), soon)
})

test('[HTTP-6] when a key is renewed, those who came with the old one are sent away and told why; others stay', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const participant = await join(url, board, board.keys.participant)
  const viewer = await join(url, board, board.keys.viewer)
  const closed = new Promise((resolve) => participant.provider.on('connection-close', (event) => resolve(event?.code)))
  await postJson(`${url}/api/boards/${board.id}/keys`, { role: 'participant' }, board.keys.facilitator)
  expect(await closed).toBe(closeCodes.keyRevoked.code)
  expect(viewer.provider.wsconnected).toBe(true)
})

test('[WIRE-24] a message over the limit is refused in a code of its own, and the server lives on', async () => {
  const { url } = await startTestApp({ limits: { messageBytes: 1_000 } })
  const board = await postBoard(url)
  const send = async (bytes: number): Promise<unknown> => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board.id}`, ['flamingo.1', `key.${board.keys.participant}`])
    await once(socket, 'open')
    socket.send(new Uint8Array(bytes))
    return (await once(socket, 'close'))[0]
  }
  expect(await send(1_500)).toBe(closeCodes.messageTooLarge.code)
  expect(await send(5_000)).toBe(1009)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})

test('[HTTP-14] a server that stops sends everybody away with “going away”', async () => {
  const { url, close } = await startTestApp()
  const board = await postBoard(url)
  const { provider } = await join(url, board, board.keys.participant)
  const closed = new Promise((resolve) => provider.on('connection-close', (event) => resolve(event?.code)))
  await close()
  expect(await closed).toBe(closeCodes.goingAway.code)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})
