/**
 * From 3,000 notes in the document to a drawn canvas, in Chromium: the time from the snapshot (or the message) that brings the board
 * to the first frame with every note in the page, and the whole way from the link. Each run is on a device that has never been here.
 */
import type { Page } from 'playwright-core'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { rememberName } from './support/rememberName.ts'

const notes = 3_000
const runs = 5
/** Nothing else on the wire is as large as the board. */
const boardBytes = 100_000

type Times = { fromDocument: number; fromLink: number }

const server = await startServer()
const browser = await openBrowser()
try {
  const { board } = await boardWithNotes(server.url, notes)
  const times: Times[] = []
  for (let run = 0; run < runs; run++) {
    const { page, close } = await browser.openPage()
    await rememberName(page)
    times.push(await timeToDrawn(page, board.link('participant')))
    await close()
  }
  const of = (name: keyof Times, share: number): string => {
    const values = times.map((time) => time[name])
    return `${quantile(values, share).toFixed(0)} ms`
  }
  console.log(`${notes} notes, from the document to the drawn canvas: median ${of('fromDocument', 0.5)}, slowest ${of('fromDocument', 1)}`)
  console.log(`  the whole way from the link: median ${of('fromLink', 0.5)}, slowest ${of('fromLink', 1)} (${runs} runs, nothing cached)`)
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

async function timeToDrawn(page: Page, address: string): Promise<Times> {
  await page.addInitScript(noteArrival, boardBytes)
  await page.goto(address, { waitUntil: 'commit' })
  return page.evaluate(whenDrawn, { count: notes, least: boardBytes })
}

/** Runs in the page before all else: remembers when the message came that is as large as the board. */
function noteArrival(least: number): void {
  const Original = window.WebSocket
  window.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer && data.byteLength > least) performance.mark('board-arrived')
      })
    }
  }
}

/** Runs in the page: resolves in the frame after every note is in it. Times in milliseconds. */
function whenDrawn({ count, least }: { count: number; least: number }): Promise<Times> {
  return new Promise((resolve, reject) => {
    const deadline = performance.now() + 120_000
    const look = (): void => {
      if (performance.now() > deadline) return reject(new Error('Not all notes were drawn within two minutes'))
      if (document.querySelectorAll('.tl-shape[data-shape-type="note"]').length < count) return void requestAnimationFrame(look)
      // Style, layout and paint of what is in the page now are over when the next frame begins.
      requestAnimationFrame(() => {
        const messages = performance.getEntriesByName('board-arrived').map(({ startTime }) => startTime)
        const fetched = (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name, decodedBodySize }) => name.endsWith('/snapshot') && decodedBodySize > least)
          .map(({ responseEnd }) => responseEnd)
        const now = performance.now()
        resolve({ fromDocument: now - Math.min(...messages, ...fetched), fromLink: now })
      })
    }
    look()
  })
}
