/**
 * 10,000 connections that say nothing (the first argument is another number), once bare ones and once web sockets with a good
 * key: what they cost the server, what two people on a board notice of them, and how soon they are gone.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import process from 'node:process'
import { WebSocket } from 'ws'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { positionField } from '../shared/document/recordFields.ts'
import { must } from '../shared/must.ts'
import { limits } from '../shared/protocol/limits.ts'
import { flamingoProtocol } from '../shared/protocol/subprotocol.ts'
import { createBoard } from '../tests/e2e/support/createBoard.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient, type StockClient } from './support/stockClient.ts'

const [sockets = 10_000] = process.argv.slice(2).map(Number)
const moves = 200
const atOnce = 200

const server = await startServer({ FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '100000' })
const { port } = new URL(server.url)
try {
  const board = await createBoard(server.url)
  const [mover, watcher] = [await joinWithStockClient(server.url, board), await joinWithStockClient(server.url, board)]
  const [note] = addNotes(mover.document, 1)
  await report('before', mover, watcher, must(note, 'just added'))

  const bare = await openAll(sockets, async () => {
    const socket = connect(Number(port), '127.0.0.1')
    // What is not read is not seen to end.
    socket.resume()
    socket.on('error', () => {})
    await Promise.race([once(socket, 'connect'), once(socket, 'close')])
    return socket
  })
  await report(`with ${bare.filter(isOpen).length} bare connections`, mover, watcher, must(note, 'just added'))
  await untilGone('bare connections', () => bare.filter(isOpen).length)

  const boards = await openAll(Math.ceil(sockets / limits.sessionsPerBoard), () => createBoard(server.url))
  const codes = new Map<number, number>()
  const webSockets = await openAll(sockets, async (index) => {
    const { id, keys } = must(boards[Math.floor(index / limits.sessionsPerBoard)], 'a board for each two hundred')
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${id}`, [flamingoProtocol, `key.${keys.viewer}`])
    socket.on('error', () => {})
    socket.on('close', (code) => codes.set(code, (codes.get(code) ?? 0) + 1))
    await Promise.race([once(socket, 'open'), once(socket, 'close')])
    return socket
  })
  await report(`with ${sockets} web sockets asked for`, mover, watcher, must(note, 'just added'))
  await untilGone('web sockets', () => webSockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED).length)
  console.log(`closed with: ${[...codes].map(([code, count]) => `${code} × ${count}`).join(', ')}`)
  await report('afterwards', mover, watcher, must(note, 'just added'))
  console.log(machineInWords())
  mover.close()
  watcher.close()
} finally {
  await server.close()
}

async function openAll<T>(count: number, open: (index: number) => Promise<T>): Promise<T[]> {
  const opened: T[] = []
  for (let first = 0; first < count; first += atOnce) {
    const size = Math.min(atOnce, count - first)
    opened.push(...(await Promise.all(Array.from({ length: size }, (_, offset) => open(first + offset)))))
  }
  return opened
}

async function report(when: string, mover: StockClient, watcher: StockClient, note: string): Promise<void> {
  const times: number[] = []
  for (let move = 0; move < moves; move++) {
    const place = [Math.random(), Math.random()]
    const start = performance.now()
    const arrived = new Promise<void>((resolve) => {
      const look = (): void => {
        const position: unknown = recordsOf(watcher.document).get(note)?.get(positionField)
        if (!Array.isArray(position) || position[0] !== place[0]) return
        watcher.document.off('update', look)
        resolve()
      }
      watcher.document.on('update', look)
    })
    recordsOf(mover.document).get(note)?.set(positionField, place)
    await arrived
    times.push(performance.now() - start)
  }
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const memory = Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1024 / 1024
  const sessions = /^flamingo_sessions (\S+)$/m.exec(text)?.[1]
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(1))
  console.log(`${when}: a move p50 ${p50} ms, p99 ${p99} ms; server ${memory.toFixed(0)} MB, ${sessions} sessions`)
}

async function untilGone(what: string, left: () => number): Promise<void> {
  const start = performance.now()
  await waitFor(`the ${what} to be gone`, () => (left() === 0 ? true : undefined), 120_000)
  console.log(`the ${what} were gone after ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

function isOpen(socket: Socket): boolean {
  return socket.readyState === 'open'
}
