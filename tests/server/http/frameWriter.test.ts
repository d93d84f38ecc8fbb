import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createFrameWriter } from '../../../server/http/frameWriter.ts'
import type { Socket } from '../../../server/sync/socket.ts'

type Connection = { socket: Socket; client: WebSocket; received: string[] }

/** A server whose sockets write through one frame writer, and a way to connect to it. */
async function startServer(): Promise<() => Promise<Connection>> {
  const socketOf = createFrameWriter()
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return async () => {
    const received: string[] = []
    const connected = new Promise<Socket>((resolve) => {
      server.once('upgrade', (request, connection: Duplex, head) => {
        webSockets.handleUpgrade(request, connection, head, (webSocket) => resolve(socketOf(webSocket, connection)))
      })
    })
    const client = new WebSocket(`ws://127.0.0.1:${port}`)
    onTestFinished(() => client.terminate())
    client.on('message', (data: Buffer, isBinary) => received.push(isBinary ? data.toString('latin1') : 'text'))
    client.on('ping', () => received.push('ping'))
    const socket = await connected
    await once(client, 'open')
    return { socket, client, received }
  }
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

test('[WIRE-25] a message of any length arrives whole and in order, beside pings and before the goodbye', async () => {
  const connect = await startServer()
  const { socket, client, received } = await connect()
  const messages = [0, 1, 125, 126, 16_384, 16_385, 65_535, 65_536, 300_000].map((length) => 'x'.repeat(length))
  for (const message of messages) {
    socket.send(bytesOf(message))
    socket.ping()
  }
  socket.close(4_000, 'done')
  socket.send(bytesOf('too late'))
  const [code] = (await once(client, 'close')) as [number]
  expect(code).toBe(4_000)
  expect(received.map((text) => (text === 'ping' ? text : text.length))).toEqual(messages.flatMap(({ length }) => [length, 'ping']))
})

test('[WIRE-25] parts arrive as one message', async () => {
  const connect = await startServer()
  const { socket, client, received } = await connect()
  const long = 'y'.repeat(50_000)
  socket.send([bytesOf('a'), bytesOf(''), bytesOf('bc')])
  socket.send([bytesOf('<'), bytesOf(long), bytesOf('>')])
  socket.close(4_000, 'done')
  await once(client, 'close')
  expect(received).toEqual(['abc', `<${long}>`])
})

test('[WIRE-25] the same message to many, in turns with others, is the same for each', async () => {
  const connect = await startServer()
  const people = [await connect(), await connect(), await connect()]
  const [first, second] = [bytesOf('first'), bytesOf('second')]
  for (const { socket } of people) socket.send(first)
  for (const { socket } of people) socket.send(second)
  for (const { socket } of people) socket.send(first)
  for (const { socket, client } of people) {
    socket.close(4_000, 'done')
    await once(client, 'close')
  }
  expect(people.map(({ received }) => received)).toEqual(people.map(() => ['first', 'second', 'first']))
})

test('[ROOM-10] writing to a connection that has gone throws nothing', async () => {
  const connect = await startServer()
  const { socket, client } = await connect()
  const closed = new Promise((resolve) => socket.on('close', () => resolve(undefined)))
  client.terminate()
  await closed
  expect(() => socket.send(bytesOf('to nobody'))).not.toThrow()
})
