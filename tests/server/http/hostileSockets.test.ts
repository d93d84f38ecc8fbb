import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { boardInfo, removedPeople } from '../../../server/http/apiSchemas.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { encodeMessage, type Message } from '../../../shared/protocol/messages.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { presenceOf } from '../../support/presenceOf.ts'
import { postBoard, postJson, startTestApp, withKey, type CreatedBoard } from '../../support/testApp.ts'

/** A bare web socket on a board, and its connection below. */
async function open(url: string, board: CreatedBoard, role: keyof CreatedBoard['keys'] = 'participant') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board.id}`, ['flamingo.1', `key.${board.keys[role]}`])
  onTestFinished(() => socket.terminate())
  const closed = once(socket, 'close').then(([code]) => code as number)
  await once(socket, 'open')
  return { socket, closed, wire: Reflect.get(socket, '_socket') as Socket, say: (message: Message) => socket.send(encodeMessage(message)) }
}

/** The head of a binary frame from a client that announces `length` bytes; `isLast`: of its message. */
function frameHead(length: number, { isLast = true, isFirst = true } = {}): Buffer {
  const head = Buffer.alloc(14)
  head[0] = (isLast ? 0x80 : 0) | (isFirst ? 0x02 : 0)
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

test('[WIRE-14] a message that is begun and never ended ends its session, also one that drips in by pieces; others go on', async () => {
  const clock = createFakeClock()
  const { url, close } = await startTestApp({ clock, limits: { messageMs: 20_000, silentMs: 10_000_000, heartbeatMs: 10_000_000 } })
  const board = await postBoard(url)
  const [begun, dripping, quiet] = [await open(url, board), await open(url, board), await open(url, board)]
  begun.wire.write(frameHead(1_000_000))
  begun.wire.write(Buffer.alloc(1_000))
  dripping.wire.write(Buffer.concat([frameHead(10, { isLast: false }), Buffer.alloc(10)]))
  for (let second = 0; second < 30; second++) {
    dripping.wire.write(Buffer.concat([frameHead(1, { isFirst: false, isLast: false }), Buffer.alloc(1)]))
    // Between its pieces it may well answer pings: that is no sign of an end.
    dripping.socket.pong()
    quiet.socket.pong()
    await new Promise((resolve) => setImmediate(resolve))
    await clock.turn(1_000)
  }
  expect([await begun.closed, await dripping.closed]).toEqual([closeCodes.messageUnfinished.code, closeCodes.messageUnfinished.code])
  expect(quiet.socket.readyState).toBe(WebSocket.OPEN)
  const closing = close()
  await clock.turn(10_000)
  await closing
})

test('[WIRE-14] what is begun and not ended has a bound for all sockets together: the largest of it goes', async () => {
  const { url } = await startTestApp({ limits: { unfinishedBytes: 1_000_000 } })
  const board = await postBoard(url)
  const [small, large] = [await open(url, board), await open(url, board)]
  small.wire.write(Buffer.concat([frameHead(4_000_000), Buffer.alloc(300_000)]))
  large.wire.write(Buffer.concat([frameHead(4_000_000), Buffer.alloc(800_000)]))
  expect(await large.closed).toBe(closeCodes.messageUnfinished.code)
  expect(small.socket.readyState).toBe(WebSocket.OPEN)
})

test('[WIRE-24] a frame of 50 MB is refused by its head: its bytes are never waited for', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const { wire, closed } = await open(url, board)
  wire.write(frameHead(50 * 1024 * 1024))
  expect(await closed).toBe(1009)
})

test('[WIRE-7] a text frame, unmasked bytes and an unknown opcode end the session, and nobody else notices', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = await open(url, board)
  const text = await open(url, board)
  text.socket.send('hello')
  expect(await text.closed).toBe(closeCodes.badMessage.code)
  for (const bytes of [Uint8Array.of(0x82, 0x01, 0x00), Uint8Array.of(0x83, 0x80, 0, 0, 0, 0), Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0)]) {
    const offender = await open(url, board)
    offender.wire.write(bytes)
    expect(await offender.closed).toBe(1002)
  }
  expect(anna.socket.readyState).toBe(WebSocket.OPEN)
})

test('[ROLE-8] only facilitators send people away, and who is sent away is told by a code of its own', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const [anna, ben] = [await open(url, board), await open(url, board, 'viewer')]
  anna.say({ type: 'awareness', update: presenceOf(11, 1, '{}') })
  ben.say({ type: 'awareness', update: presenceOf(22, 1, '{}') })
  const remove = (key: string | undefined, body: object): Promise<Response> => postJson(`${url}/api/boards/${board.id}/removals`, body, key)
  for (const role of ['participant', 'viewer'] as const) expect((await remove(board.keys[role], { clientIds: [11] })).status).toBe(403)
  expect((await remove(undefined, { clientIds: [11] })).status).toBe(404)
  const other = await postBoard(url)
  expect((await remove(other.keys.facilitator, { clientIds: [11] })).status).toBe(404)
  for (const body of [
    {},
    { clientIds: [] },
    { clientIds: ['11'] },
    { clientIds: [-1] },
    { clientIds: Array.from({ length: 101 }, () => 1) },
  ]) {
    expect((await remove(board.keys.facilitator, body)).status).toBe(400)
  }
  await vi.waitFor(async () => {
    const answer = await remove(board.keys.facilitator, { clientIds: [11] })
    expect(removedPeople.parse(await answer.json())).toEqual({ removed: 1 })
  }, 15_000)
  expect(await anna.closed).toBe(closeCodes.removed.code)
  expect(ben.socket.readyState).toBe(WebSocket.OPEN)
  const info = await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(board.keys.viewer) })
  expect(boardInfo.parse(await info.json()).participants).toBe(1)
})
