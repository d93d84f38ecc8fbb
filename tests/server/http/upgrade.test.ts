import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { offeredProtocols } from '../../../shared/protocol/subprotocol.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { postBoard, startTestApp, type CreatedBoard } from '../../support/testApp.ts'

type Outcome = { protocol: string } | { status: number }

/** What comes of asking for a web socket. */
async function upgrade(url: string, path: string, protocols: string[], options: ClientOptions = {}): Promise<Outcome> {
  const socket = new WebSocket(url.replace('http', 'ws') + path, protocols, options)
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ protocol: socket.protocol }))
    socket.on('unexpected-response', (_request, response) => resolve({ status: response.statusCode ?? 0 }))
    socket.on('error', reject)
  })
}

const offer = ({ keys }: CreatedBoard): string[] => offeredProtocols(keys.participant, 1)

test('[WIRE-20] the server answers with the protocol’s name and never sends the key back', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  expect(await upgrade(url, `/sync/${board.id}`, offer(board))).toEqual({ protocol: 'flamingo.1' })
  expect(await upgrade(url, `/sync/${board.id}?since=1`, offer(board))).toEqual({ protocol: 'flamingo.1' })
})

test('[WIRE-21] another path than /sync/<board> is refused', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  for (const path of ['/', '/sync', `/sync/${board.id}/more`, `/b/${board.id}`, `/x/sync/${board.id}`]) {
    expect([path, await upgrade(url, path, offer(board))]).toEqual([path, { status: 404 }])
  }
})

test('[WIRE-22] pages of other origins are refused, except those in the configuration', async () => {
  const { url } = await startTestApp({ config: { allowedOrigins: ['https://boards.example.org'] } })
  const board = await postBoard(url)
  const from = (origin: string, headers = {}): Promise<Outcome> => upgrade(url, `/sync/${board.id}`, offer(board), { origin, headers })
  expect(await from(url)).toEqual({ protocol: 'flamingo.1' })
  expect(await from('https://boards.example.org')).toEqual({ protocol: 'flamingo.1' })
  expect(await from('https://evil.example')).toEqual({ status: 403 })
  expect(await from('http://127.0.0.1:1')).toEqual({ status: 403 })
  expect(await from('null')).toEqual({ status: 403 })
  expect(await from('https://evil.example', { 'x-forwarded-host': 'evil.example' })).toEqual({ status: 403 })
})

test('[WIRE-22] behind a trusted proxy the host may be the one it forwards', async () => {
  const { url } = await startTestApp({ config: { trustedProxies: 1 } })
  const board = await postBoard(url)
  const options = { origin: 'https://boards.example.org', headers: { 'x-forwarded-host': 'boards.example.org' } }
  expect(await upgrade(url, `/sync/${board.id}`, offer(board), options)).toEqual({ protocol: 'flamingo.1' })
})

test('[WIRE-23] a malformed board id is told as a board that does not exist', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/no-board`, offer(board))
  const [code] = (await once(socket, 'close')) as [number]
  expect(code).toBe(closeCodes.notFound.code)
})
