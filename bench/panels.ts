/**
 * What an open panel costs. First, in CPU time: keeping cases and the rows of the list in order while one note moves, on boards of
 * different size. Then, in a real Chromium: script time of the page for one note that somebody else moves, on boards of
 * different size, with no panel and with each of those that the page offers; and the time between frames on the largest board
 * while 20 others drag. The one who moves and the 20 are stock clients in processes of their own.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { CDPSession, Page } from 'playwright-core'
import process from 'node:process'
import * as Y from 'yjs'
import { ListOrder } from '../client/list/listOrder.ts'
import type { CaseNote } from '../shared/board/caseNote.ts'
import { NoteIndex } from '../shared/board/noteIndex.ts'
import { matrixOfTemplate } from '../shared/board/template.ts'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { boardPageId } from '../shared/document/createBoardDocument.ts'
import { positionField, readRecord, type PlainRecord } from '../shared/document/recordFields.ts'
import { must } from '../shared/must.ts'
import type { CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { addNotes } from './support/addNotes.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { dragForEver } from './support/dragForEver.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { rememberName } from './support/rememberName.ts'
import { joinWithStockClient } from './support/stockClient.ts'

const sizes = [100, 1_000, 3_000]
const people = 20
const moves = 60
const framesMs = 4_000

/** `one` moves its first note when it is told to; `all` drag their notes without end. */
type Job = { url: string; board: Pick<CreatedBoard, 'id' | 'keys'>; notes: string[]; who: 'one' | 'all' }

if (process.send) process.once('message', (job: Job) => void beTheOthers(job))
else await measure()

async function measure(): Promise<void> {
  for (const size of sizes) console.log(`${size} notes: ${cpuTimeOfMove(size)} µs CPU time to bring cases and rows up to date with a move`)
  const server = await startServer()
  const browser = await openBrowser()
  try {
    for (const size of sizes) {
      const { board, notes } = await boardWithNotes(server.url, size)
      const { page, close } = await browser.openPage()
      // 3,000 notes take their time on a machine that does other things, too.
      page.setDefaultTimeout(120_000)
      await rememberName(page)
      await page.goto(board.link('participant'))
      await page.locator('.tl-shape[data-shape-type="note"]').first().waitFor({ state: 'attached' })
      // What the canvas draws is the same on each board then: the panel's part is what may grow.
      await page.locator('.tl-container').focus()
      await page.keyboard.press('Shift+Digit0')
      const job = { url: server.url, board, notes: notes.slice(0, people) }
      const mover = await startOthers({ ...job, who: 'one' })
      const panels = await panelNames(page)
      for (const panel of [undefined, ...panels]) {
        await openPanel(page, panel)
        console.log(`${size} notes, ${panel ?? 'no panel'}: ${await scriptTimeOfMove(page, mover)} ms script time for a move`)
      }
      mover.kill()
      if (size === sizes.at(-1)) {
        const others = await startOthers({ ...job, who: 'all' })
        for (const panel of [undefined, ...panels]) {
          await openPanel(page, panel)
          const times = await page.evaluate(frameTimes, framesMs)
          const [p50, p95, most] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1))
          console.log(`${size} notes, ${people} others drag, ${panel ?? 'no panel'}: frames p50 ${p50} ms, p95 ${p95} ms, max ${most} ms`)
        }
        others.kill()
      }
      await close()
    }
    console.log(machineInWords(browser.version))
  } finally {
    await browser.close()
    await server.close()
  }
}

/** In microseconds. Cases are read from records as in the page, and the rows are sorted by a score, so that each move moves a row. */
function cpuTimeOfMove(size: number): number {
  const document = new Y.Doc()
  const ids = addNotes(document, size)
  const records = new Map<string, PlainRecord>(
    ids.map((id) => [id, readRecord(must(recordsOf(document).get(id), 'a note that was added'))]),
  )
  const matrix = { ...must(matrixOfTemplate('empowerment-marketing', 'en'), 'a template'), w: 100_000, h: 100_000 }
  records.set('shape:matrix', {
    id: 'shape:matrix',
    typeName: 'shape',
    type: 'matrix',
    parentId: boardPageId,
    index: 'a0',
    x: -2_000,
    y: -2_000,
    props: matrix,
  })
  const index = new NoteIndex((id) => records.get(id))
  index.update(records.keys())
  const byScore = (one: CaseNote, other: CaseNote): number =>
    (one.score?.axes?.x ?? 0) - (other.score?.axes?.x ?? 0) || one.number - other.number
  const order = new ListOrder({ compare: byScore, matches: () => true })
  order.arrange({ compare: byScore, matches: () => true }, index.all())
  const move = (step: number): void => {
    const id = must(ids[(step * 7) % size], 'a note of this board')
    records.set(id, { ...must(records.get(id), 'a note of this board'), x: (step * 7_919) % 4_000 })
    for (const [noteId, { after }] of index.update([id]).notes) order.place(noteId, after)
  }
  const rounds = 5_000
  for (let step = 0; step < rounds; step++) move(step)
  const before = process.cpuUsage()
  for (let step = 0; step < rounds; step++) move(step + 3)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / rounds)
}

async function panelNames(page: Page): Promise<string[]> {
  const buttons = page.getByRole('group', { name: 'Panels' }).getByRole('button')
  await buttons.first().waitFor()
  return Promise.all((await buttons.all()).map(async (button) => must(await button.getAttribute('aria-label'), 'it has a name')))
}

async function openPanel(page: Page, name: string | undefined): Promise<void> {
  if (name === undefined) return
  await page.getByRole('group', { name: 'Panels' }).getByRole('button', { name }).click()
  await page.locator('section[data-panel]').getByRole('heading', { name }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Script time of the page a move, in milliseconds: what its timers and frames do besides is measured first and taken off. */
async function scriptTimeOfMove(page: Page, mover: ChildProcess): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const move = async (): Promise<void> => {
    const arrival = await page.evaluateHandle(watchForMove)
    mover.send('move')
    await arrival.evaluate(({ moved }) => moved)
    await arrival.dispose()
  }
  // Warm.
  for (let at = 0; at < 10; at++) await move()
  const before = await scriptMs(session)
  for (let at = 0; at < moves; at++) await move()
  const spent = (await scriptMs(session)) - before
  await session.detach()
  return (spent / moves).toFixed(2)
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (
    must(
      metrics.find(({ name }) => name === 'ScriptDuration'),
      'Chromium counts script time',
    ).value * 1_000
  )
}

/** Runs in the page: `moved` resolves two frames after the note stands elsewhere. */
function watchForMove(): { moved: Promise<void> } {
  const moved = new Promise<void>((resolve) => {
    const note = document.querySelector<HTMLElement>('.tl-shape[data-shape-id="shape:note0"]')
    const observer = new MutationObserver(() => {
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    })
    if (note) observer.observe(note, { attributes: true, attributeFilter: ['style'] })
  })
  return { moved }
}

/** Runs in the page. */
function frameTimes(forMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = []
    const start = performance.now()
    let last = start
    const frame = (now: number): void => {
      times.push(now - last)
      last = now
      if (now - start < forMs) requestAnimationFrame(frame)
      else resolve(times.slice(1))
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

async function beTheOthers({ url, board, notes, who }: Job): Promise<void> {
  const clients = await Promise.all((who === 'all' ? notes : notes.slice(0, 1)).map(() => joinWithStockClient(url, board)))
  await waitFor('the notes to be there', () =>
    clients.every(({ document }) => recordsOf(document).has(notes[0] ?? '')) ? true : undefined,
  )
  if (who === 'all') for (const [at, client] of clients.entries()) dragForEver(client, must(notes[at], 'a note for each client'))
  else {
    const note = must(recordsOf(must(clients[0], 'one who moves').document).get(must(notes[0], 'a note')), 'the note is on the board')
    let step = 0
    process.on('message', () => {
      step++
      note.set(positionField, [step % 2 === 0 ? 0 : 40, 0])
    })
  }
  process.send?.('joined')
}
