/**
 * Joining a board of 5,000 notes with history, on a server that has just been started: the first one, and fifty at once. Once
 * as our own pages do (a compressed snapshot over HTTP, and the rest over the socket) and once as any other Yjs client (all
 * over the socket). The clients of this process only take bytes; that these make the board is looked at once.
 */
import { brotliDecompressSync, inflateSync } from 'node:zlib'
import * as Y from 'yjs'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { flamingoProtocol, offeredProtocols } from '../shared/protocol/subprotocol.ts'
import { documentVersion } from '../shared/document/boardDocument.ts'
import { createBoard, type CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { fetchRaw, joinOverSocket } from './support/joinRaw.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { serverLoad } from './support/serverLoad.ts'
import { storeLargeBoard } from './support/storeLargeBoard.ts'

const notes = 5_000
const atOnce = 50
const rounds = 5

/** `ms`: until everything is here. `inStepMs`: until the socket has said so. */
type Join = { ms: number; inStepMs: number; bytes: number; updates: Uint8Array[] }

const server = await startServer()
const socketUrl = server.url.replace(/^http/, 'ws')
try {
  const board = await createBoard(server.url)
  await server.kill()
  const { bytes } = await storeLargeBoard(server.dataFolder, board.id, notes)
  console.log(`${notes} notes with history: ${(bytes / 1e6).toFixed(2)} MB as one update`)
  // What the document needs to be known by: the first opening of a board of an older Flamingo looks at it.
  await server.restart()
  await joinAsStock(board)
  const stateVector = await checkedStateVector(board)
  await measure('our page over https', board, () => joinAsPage(board, stateVector, 'br, gzip, deflate'))
  await measure('our page over http', board, () => joinAsPage(board, stateVector, 'gzip, deflate'))
  await measure('stock client', board, () => joinAsStock(board))
  console.log(machineInWords())
} finally {
  await server.close()
}

async function measure(name: string, board: CreatedBoard, join: () => Promise<Join>): Promise<void> {
  const firsts: Join[] = []
  const many: Join[] = []
  const spent: number[] = []
  const late: number[] = []
  for (let round = 0; round < rounds; round++) {
    await server.restart()
    firsts.push(await join())
    await server.restart()
    const before = await serverLoad(server.url)
    many.push(...(await Promise.all(Array.from({ length: atOnce }, join))))
    await waitFor('the document to be in memory', async () => ((await isIdle(board)) ? true : undefined))
    const after = await serverLoad(server.url)
    spent.push(after.cpuMs - before.cpuMs)
    late.push(after.lagMs)
  }
  const ms = (joins: Join[], share: number, key: 'ms' | 'inStepMs' = 'ms') =>
    `${quantile(
      joins.map((one) => one[key]),
      share,
    ).toFixed(0)} ms`
  console.log(
    `${name}: ${(
      quantile(
        many.map(({ bytes }) => bytes),
        0.5,
      ) / 1e6
    ).toFixed(3)} MB`,
  )
  console.log(`  first: median ${ms(firsts, 0.5)}, slowest ${ms(firsts, 1)}; in step with the server ${ms(firsts, 0.5, 'inStepMs')}`)
  console.log(
    `  ${atOnce} at once: p50 ${ms(many, 0.5)}, p99 ${ms(many, 0.99)}; in step p50 ${ms(many, 0.5, 'inStepMs')}, p99 ${ms(many, 0.99, 'inStepMs')}`,
  )
  console.log(
    `  server, for the ${atOnce}: ${quantile(spent, 0.5).toFixed(0)} ms CPU, event loop late by ${quantile(late, 0.5).toFixed(0)} ms at most (medians of ${rounds})`,
  )
}

async function joinAsStock(board: CreatedBoard): Promise<Join> {
  const { ms, bytes, updates, close } = await joinOverSocket(`${socketUrl}/sync/${board.id}`, [
    flamingoProtocol,
    `key.${board.keys.participant}`,
  ])
  close()
  return { ms, inStepMs: ms, bytes, updates }
}

async function joinAsPage(board: CreatedBoard, stateVector: Uint8Array, accepted: string): Promise<Join> {
  const start = performance.now()
  const headers = { authorization: `Bearer ${board.keys.participant}`, 'accept-encoding': accepted }
  const { ms, body } = await fetchRaw(`${server.url}/api/boards/${board.id}/snapshot`, headers)
  const protocols = offeredProtocols(board.keys.participant, documentVersion)
  const { bytes, updates, close } = await joinOverSocket(`${socketUrl}/sync/${board.id}`, protocols, stateVector)
  close()
  return { ms, inStepMs: performance.now() - start, bytes: bytes + body.length, updates }
}

/** Joins in both ways, sees that all notes are there, and answers the state vector of what the snapshot holds. */
async function checkedStateVector(board: CreatedBoard): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${board.keys.viewer}`, 'accept-encoding': 'br, deflate' }
  const { body, encoding } = await fetchRaw(`${server.url}/api/boards/${board.id}/snapshot`, headers)
  const snapshot = new Y.Doc()
  Y.applyUpdate(snapshot, encoding === 'br' ? brotliDecompressSync(body) : inflateSync(body))
  const stateVector = Y.encodeStateVector(snapshot)
  const page = await joinAsPage(board, stateVector, 'br')
  for (const update of page.updates) Y.applyUpdate(snapshot, update)
  const whole = new Y.Doc()
  for (const update of (await joinAsStock(board)).updates) Y.applyUpdate(whole, update)
  for (const document of [snapshot, whole]) {
    const found = [...recordsOf(document).values()].filter((record) => record.get('type') === 'note').length
    if (found !== notes || document.store.pendingStructs) throw new Error(`${found} notes of ${notes} came`)
  }
  return stateVector
}

async function isIdle(board: CreatedBoard): Promise<boolean> {
  const info = await fetch(`${server.url}/api/boards/${board.id}`, { headers: { authorization: `Bearer ${board.keys.viewer}` } })
  return info.ok
}
