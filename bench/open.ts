/**
 * From a click on a board's link to a canvas that can be edited, with 100 notes on it, in Chromium. Cold: nothing in the
 * browser's cache, as for somebody who scans the code on the slide. Warm: the same person, the second time.
 */
import { createBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser, type TestPage } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient } from './support/stockClient.ts'

const notes = 100
const runs = 7

const server = await startServer()
const browser = await openBrowser()
try {
  const board = await createBoard(server.url)
  const client = await joinWithStockClient(server.url, board)
  addNotes(client.document, notes)
  await waitFor('the notes to be on the server', () => notesOnServer(board.id, board.keys.viewer))
  client.close()

  const cold: number[] = []
  const warm: number[] = []
  for (let run = 0; run < runs; run++) {
    const opened = await browser.openPage()
    cold.push(await timeToEditable(opened, board.link('participant')))
    warm.push(await timeToEditable(opened, board.link('participant')))
    await opened.close()
  }
  for (const [name, times] of [['cold', cold] as const, ['warm', warm] as const]) {
    console.log(
      `${name}: median ${quantile(times, 0.5).toFixed(0)} ms, slowest ${quantile(times, 1).toFixed(0)} ms (${runs} runs, ${notes} notes)`,
    )
  }
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

/** Clicks a link to `address` on an empty page and resolves to the milliseconds until the notes are drawn and the canvas takes a note. */
async function timeToEditable({ page }: TestPage, address: string): Promise<number> {
  await page.goto(`${server.url}/healthz`)
  await page.evaluate((href) => {
    // Somebody who has said their name before: nothing lies over the canvas.
    localStorage.setItem('flamingo.profile', JSON.stringify({ id: 'A'.repeat(22), name: 'Aki', color: '#c8285a' }))
    const link = document.createElement('a')
    link.href = href
    link.id = 'board-link'
    link.textContent = 'board'
    document.body.replaceChildren(link)
  }, address)
  const start = performance.now()
  await page.click('#board-link', { noWaitAfter: true })
  await page.waitForFunction(isEditable, notes, { polling: 'raf', timeout: 60_000 })
  return performance.now() - start
}

/** Runs in the page: whether the canvas shows the notes and offers the tool that adds one, and nothing lies over it. */
function isEditable(count: number): boolean {
  const drawn = document.querySelectorAll('.tl-shape[data-shape-type="note"]').length
  const tool = document.querySelector('[data-testid="tools.note"]')
  return drawn >= count && tool !== null && document.querySelector('[role="dialog"]') === null
}

async function notesOnServer(boardId: string, key: string): Promise<true | undefined> {
  const response = await fetch(`${server.url}/api/boards/${boardId}`, { headers: { authorization: `Bearer ${key}` } })
  const board = (await response.json()) as { notes: number }
  return board.notes === notes ? true : undefined
}
