/**
 * How smooth the canvas stays while 20 others drag notes: the time between frames in a real Chromium that looks at 200
 * notes, while nobody and while everybody drags. The others are stock clients in a process of their own, each with its
 * gesture 30 times a second and its end in the document once a second. The server is a third process.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { must } from '../shared/must.ts'
import type { CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { dragForEver } from './support/dragForEver.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { rememberName } from './support/rememberName.ts'
import { joinWithStockClient } from './support/stockClient.ts'

const people = 20
const notesOnBoard = 200
const measuredMs = 10_000

type Job = { url: string; board: Pick<CreatedBoard, 'id' | 'keys'>; notes: string[] }
/** `moves`: in how many of the frames a note that is being dragged stood elsewhere than in the frame before. */
type Frames = { times: number[]; moves: number }

if (process.send) process.once('message', (job: Job) => void beTheOthers(job))
else await measure()

async function measure(): Promise<void> {
  const server = await startServer()
  const browser = await openBrowser()
  try {
    const { board, notes } = await boardWithNotes(server.url, notesOnBoard)
    const { page } = await browser.openPage()
    await rememberName(page)
    await page.goto(board.link('participant'))
    await page.waitForFunction((count) => document.querySelectorAll('.tl-shape[data-shape-type="note"]').length >= count, notesOnBoard)
    await page.keyboard.press('Shift+Digit1')
    const dragged = notes.slice(0, people)
    report('nobody drags', await framesOf(page, must(dragged[0], 'people drag notes')))
    const others = await startOthers({ url: server.url, board, notes: dragged })
    report(`${people} others drag`, await framesOf(page, must(dragged[0], 'people drag notes')))
    others.kill()
    console.log(machineInWords(browser.version))
  } finally {
    await browser.close()
    await server.close()
  }
}

function report(what: string, { times, moves }: Frames): void {
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(1))
  const slow = times.filter((time) => time > 50).length
  console.log(
    `${what}: ${times.length} frames in ${measuredMs / 1000} s, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, max ${max} ms, ` +
      `${slow} over 50 ms; the first dragged note moved in ${moves} of them`,
  )
}

function framesOf(page: Page, noteId: string): Promise<Frames> {
  return page.evaluate(countFrames, { noteId, forMs: measuredMs })
}

/** Runs in the page. */
function countFrames({ noteId, forMs }: { noteId: string; forMs: number }): Promise<Frames> {
  return new Promise((resolve) => {
    const note = document.querySelector<HTMLElement>(`.tl-shape[data-shape-id="${noteId}"]`)
    const times: number[] = []
    const start = performance.now()
    let last = start
    let place = note?.style.transform
    let moves = 0
    const frame = (now: number): void => {
      times.push(now - last)
      last = now
      if (note && note.style.transform !== place) moves++
      place = note?.style.transform
      if (now - start < forMs) requestAnimationFrame(frame)
      else resolve({ times: times.slice(1), moves })
    }
    requestAnimationFrame(frame)
  })
}

async function startOthers(job: Job): Promise<ChildProcess> {
  const others = fork(import.meta.filename)
  others.send(job)
  await once(others, 'message')
  return others
}

async function beTheOthers({ url, board, notes }: Job): Promise<void> {
  const clients = await Promise.all(notes.map(() => joinWithStockClient(url, board)))
  clients.forEach((client, index) => dragForEver(client, must(notes[index], 'a note for each client')))
  process.send?.('joined')
}
