/**
 * What each export of the page costs on boards of different size, in a real Chromium: from the click to the file, the file's size, the
 * longest task that the page was blocked for meanwhile, and, on Linux, by how much the page's process outgrew what it held before. And what
 * the server's picture of the same board takes.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { must } from '../shared/must.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { machineInWords } from './support/machine.ts'
import { rememberName } from './support/rememberName.ts'

const sizes = [100, 1_000, 3_000]
/** What is chosen before the button is pressed. */
const exports = [
  { name: 'CSV', button: 'Save CSV' },
  { name: 'Markdown', button: 'Save Markdown' },
  { name: 'JSON', button: 'Save JSON' },
  { name: 'handout, A4', button: 'Save PDF', choose: ['A4'] },
  { name: 'handout, A3', button: 'Save PDF', choose: ['A3'] },
  { name: 'PNG, 1×', button: 'Save picture', choose: ['PNG', '1×'] },
  { name: 'SVG, text', button: 'Save picture', choose: ['SVG, text'] },
  { name: 'SVG, outlines', button: 'Save picture', choose: ['SVG, outlines'] },
] satisfies { name: string; button: string; choose?: string[] }[]
const patienceMs = 300_000

const server = await startServer()
const browser = await openBrowser()
try {
  for (const size of sizes) {
    const { board } = await boardWithNotes(server.url, size)
    const { page, close } = await browser.openPage()
    page.setDefaultTimeout(patienceMs)
    await rememberName(page)
    await page.goto(board.link('participant'))
    await page.waitForFunction((count) => document.querySelectorAll('.tl-shape[data-shape-type="note"]').length >= count, size)
    await page.evaluate(watchLongTasks)
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('label').filter({ hasText: 'Whole board' }).click()
    for (const { name, button, choose = [] } of exports) {
      for (const choice of choose) await dialog.getByText(choice, { exact: true }).click()
      console.log(`${size} notes, ${name}: ${await measure(page, dialog.getByRole('button', { name: button }))}`)
    }
    await close()
    console.log(`${size} notes, SVG from the server: ${await measureServer(board)}`)
  }
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

async function measure(page: Page, button: Locator): Promise<string> {
  const pid = await processOf(page)
  const before = pid === undefined ? undefined : forgetPeak(pid)
  await page.evaluate(() => Reflect.set(window, 'longestTask', 0))
  const start = performance.now()
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: patienceMs }), button.click()])
  const bytes = statSync(await download.path()).size
  const seconds = (performance.now() - start) / 1000
  const longest = await page.evaluate(longestTask)
  const peak = pid === undefined || before === undefined ? '' : `, ${((peakOf(pid) - before) / 1024).toFixed(0)} MB more at the peak`
  return `${seconds.toFixed(2)} s, ${(bytes / 1000).toFixed(0)} kB, longest task ${longest.toFixed(0)} ms${peak}`
}

async function measureServer({ id, keys }: Awaited<ReturnType<typeof boardWithNotes>>['board']): Promise<string> {
  const start = performance.now()
  const response = await fetch(`${server.url}/api/boards/${id}/export.svg`, { headers: { authorization: `Bearer ${keys.viewer}` } })
  const bytes = (await response.arrayBuffer()).byteLength
  return `${((performance.now() - start) / 1000).toFixed(2)} s, ${(bytes / 1000).toFixed(0)} kB`
}

/** Runs in the page: from here on it knows the longest task. Chromium tells those of 50 ms and more. */
function watchLongTasks(): void {
  new PerformanceObserver((list) => {
    const longest = Math.max(...list.getEntries().map(({ duration }) => duration))
    Reflect.set(window, 'longestTask', Math.max(longest, Number(Reflect.get(window, 'longestTask'))))
  }).observe({ type: 'longtask' })
}

/** Runs in the page: what was seen so far, when all of it has been told. */
async function longestTask(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  return Number(Reflect.get(window, 'longestTask'))
}

/** The process of the page: the renderer that has worked most. Undefined where there is no /proc. */
async function processOf(page: Page): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  const session = await must(page.context().browser(), 'a browser was started').newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const [most] = processInfo.filter(({ type }) => type === 'renderer').sort((one, other) => other.cpuTime - one.cpuTime)
  return most?.id
}

/** Has the kernel measure a process' peak anew (5: see proc(5), clear_refs), and returns what it holds now, in kB. */
function forgetPeak(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return peakOf(pid)
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
