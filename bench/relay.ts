/**
 * How long a moved note takes from one person's machine to another's: ten stock clients on one board, one of them moves a
 * note 20 times a second, the time is taken until another has it. The eight others sit in a process of their own, once
 * still, once each moving a note four times a second. The server is a third process and saves every change.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as Y from 'yjs'
import { must } from '../shared/must.ts'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { positionField } from '../shared/document/recordFields.ts'
import { createBoard, type CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient, type StockClient } from './support/stockClient.ts'

const otherClients = 8
const moves = 400
const moveEveryMs = 50
const otherMoveEveryMs = 250

type Job = { url: string; board: Pick<CreatedBoard, 'id' | 'keys'>; moving: boolean; notes: string[] }

if (process.send) process.once('message', (job: Job) => void beTheOthers(job))
else await measure()

async function measure(): Promise<void> {
  const server = await startServer()
  try {
    for (const moving of [false, true]) {
      const board = await createBoard(server.url)
      const mover = await joinWithStockClient(server.url, board)
      const watcher = await joinWithStockClient(server.url, board)
      const notes = addNotes(mover.document, otherClients + 1)
      const others = await startOthers({ url: server.url, board, moving, notes: notes.slice(1) })
      const times = await timeMoves(mover, watcher, must(notes[0], 'notes were added'))
      others.kill()
      mover.close()
      watcher.close()
      const [p50, p99, max] = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1))
      console.log(
        `10 clients, the others ${moving ? 'moving notes too' : 'still'}: p50 ${p50} ms, p99 ${p99} ms, max ${max} ms (${moves} moves)`,
      )
    }
    console.log(machineInWords())
  } finally {
    await server.close()
  }
}

async function timeMoves(mover: StockClient, watcher: StockClient, note: string): Promise<number[]> {
  const times: number[] = []
  for (let move = 0; move < moves; move++) {
    const arrived = arrivalOf(watcher.document, note, move)
    const start = performance.now()
    must(recordsOf(mover.document).get(note), 'the note is on the board').set(positionField, [move, -move])
    times.push((await arrived) - start)
    await new Promise((resolve) => setTimeout(resolve, moveEveryMs))
  }
  return times
}

function arrivalOf(document: Y.Doc, note: string, x: number): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const position: unknown = recordsOf(document).get(note)?.get(positionField)
      if (!Array.isArray(position) || position[0] !== x) return
      document.off('update', look)
      resolve(performance.now())
    }
    document.on('update', look)
  })
}

async function startOthers(job: Job): Promise<ChildProcess> {
  const others = fork(import.meta.filename)
  others.send(job)
  await once(others, 'message')
  return others
}

async function beTheOthers({ url, board, moving, notes }: Job): Promise<void> {
  const clients = await Promise.all(notes.map(() => joinWithStockClient(url, board)))
  if (moving) clients.forEach((client, index) => moveForEver(client, must(notes[index], 'a note for each client')))
  process.send?.('joined')
}

function moveForEver(client: StockClient, note: string): void {
  let step = 0
  setInterval(() => recordsOf(client.document).get(note)?.set(positionField, [++step, step]), otherMoveEveryMs)
}
