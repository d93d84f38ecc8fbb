/**
 * What it takes to bring a table of 100, 1,000 and 3,000 notes with scores onto an open board in a real Chromium: until it can be looked
 * at, until it is there, and the longest task of the page meanwhile. Then, from the server: the board as each kind of file, and a
 * new board out of its own file.
 */
import type { Page } from 'playwright-core'
import { fileFormats, mediaTypes } from '../shared/export/exportFormats.ts'
import { createBoard, type CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { machineInWords } from './support/machine.ts'
import { rememberName } from './support/rememberName.ts'

// A little below what comes at once at most.
const sizes = [100, 1_000, 2_990]
const patienceMs = 300_000

const server = await startServer()
const browser = await openBrowser()
try {
  for (const size of sizes) {
    const board = await createBoard(server.url)
    const { page, close } = await browser.openPage()
    page.setDefaultTimeout(patienceMs)
    await rememberName(page)
    await page.goto(board.link('participant'))
    console.log(`${size} notes: ${await bringTable(page, size)}`)
    await close()
    for (const format of fileFormats) console.log(`${size} notes, ${format} from the server: ${await exportAs(board, format)}`)
    console.log(`${size} notes, a new board out of the file: ${await openFile(board)}`)
  }
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

async function bringTable(page: Page, size: number): Promise<string> {
  await page.getByRole('button', { name: 'Menu', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  })
  const rows = Array.from({ length: size }, (_, at) => `Case ${at} in its own words,${(at * 37) % 101},${(at * 61) % 101},Chie`)
  const buffer = Buffer.from(['Text,Marketing,Empowerment,Author', ...rows].join('\n'))
  const button = dialog.getByRole('button', { name: 'Import', exact: true })
  const lookedAt = await timeOf(async () => {
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer })
    await button.waitFor()
  })
  const there = await timeOf(async () => {
    await button.click()
    await dialog.waitFor({ state: 'detached' })
  })
  const longest = await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks))
  return `to look at after ${lookedAt} ms, there after ${there} ms, longest task ${Math.round(longest)} ms`
}

async function exportAs(board: CreatedBoard, format: string): Promise<string> {
  let bytes = 0
  const ms = await timeOf(async () => {
    bytes = (await fileOf(board, format)).byteLength
  })
  return `${ms} ms, ${(bytes / 1_000).toFixed(0)} kB`
}

async function openFile(board: CreatedBoard): Promise<string> {
  const body = await fileOf(board, 'flamingo')
  const ms = await timeOf(async () => {
    const made = await fetch(`${server.url}/api/boards/import`, { method: 'POST', headers: { 'content-type': mediaTypes.flamingo }, body })
    if (made.status !== 201) throw new Error(`No board was made: ${await made.text()}`)
  })
  return `${ms} ms`
}

async function fileOf(board: CreatedBoard, format: string): Promise<ArrayBuffer> {
  const headers = { authorization: `Bearer ${board.keys.facilitator}` }
  const answer = await fetch(`${server.url}/api/boards/${board.id}/export.${format}`, { headers })
  if (!answer.ok) throw new Error(`No file: ${await answer.text()}`)
  return answer.arrayBuffer()
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return Math.round(performance.now() - start)
}
