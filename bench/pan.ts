/**
 * How smoothly a board with 3,000 notes pans when all of it is in sight: the time between frames in a real Chromium while the
 * wheel moves the board in each frame, with the notes as dots, and, for comparison, with all notes drawn.
 */
import type { Page } from 'playwright-core'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { rememberName } from './support/rememberName.ts'

const notesOnBoard = 3_000
const measuredMs = 8_000

const server = await startServer()
const browser = await openBrowser()
try {
  const { board } = await boardWithNotes(server.url, notesOnBoard)
  const { page } = await browser.openPage({ reducedMotion: 'reduce' })
  await rememberName(page)
  await page.goto(board.link('participant'))
  // A busy machine takes its time to draw them, which is another figure's matter (draw.ts).
  await page.waitForFunction((count) => document.querySelectorAll('.tl-shape[data-shape-type="note"]').length >= count, notesOnBoard, {
    timeout: 120_000,
  })
  await page.keyboard.press('Shift+Digit1')
  await page.getByTestId('dots').waitFor()
  report('dots', await page.evaluate(pan, measuredMs))
  await drawNotes(page)
  report('all notes drawn', await page.evaluate(pan, measuredMs))
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

function report(what: string, times: number[]): void {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1))
  console.log(`${what}: ${times.length} frames in ${measuredMs / 1000} s of panning, p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`)
}

async function drawNotes(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('[data-dots]')?.removeAttribute('data-dots'))
  await page.addStyleTag({ content: "[data-testid='dots'] { display: none }" })
}

/** Runs in the page. */
function pan(forMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const canvas = document.querySelector('.tl-canvas')
    const times: number[] = []
    const start = performance.now()
    let last = start
    const frame = (now: number): void => {
      times.push(now - last)
      last = now
      if (now - start > forMs) return resolve(times.slice(2))
      const deltaX = Math.sin((now - start) / 300) * 20
      canvas?.dispatchEvent(
        new WheelEvent('wheel', { deltaX, deltaY: deltaX / 2, clientX: 700, clientY: 400, bubbles: true, cancelable: true }),
      )
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}
