/**
 * What an open panel costs, in a real Chromium. First: script time of the page for one note that somebody else moves, on boards of
 * different size, with no panel and with each of those that the page offers. Then: the time between frames on the largest board
 * while 20 others drag. The one who moves and the 20 are stock clients in processes of their own.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { CDPSession, Page } from 'playwright-core'
import { recordsOf } from '../shared/document/boardDocument.ts'
import { positionField } from '../shared/document/recordFields.ts'
import { must } from '../shared/must.ts'
import type { CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
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
  const server = await startServer()
  const browser = await openBrowser()
  try {
    for (const size of sizes) {
      const { board, notes } = await boardWithNotes(server.url, size)
      const { page, close } = await browser.openPage()
      await rememberName(page)
      await page.goto(board.link('participant'))
      await page.locator('.tl-shape[data-shape-type="note"]').first().waitFor({ state: 'attached' })
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
