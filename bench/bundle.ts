/**
 * How much JavaScript each page loads at its start, in gzip bytes: what the build's manifest says its entry needs at once, and
 * what Chromium really fetched until the page was at rest. Ends with 1 when a page is over its budget.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../scripts/root.mjs'
import { must } from '../shared/must.ts'
import { createBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser, type TestBrowser } from '../tests/e2e/support/openBrowser.ts'
import { postCircle } from '../tests/support/circles.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { machineInWords } from './support/machine.ts'

const built = join(root, 'dist', 'client')

type Manifest = Record<string, { file: string; imports?: string[] }>
const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8')) as Manifest

const server = await startServer()
const browser = await openBrowser()
try {
  const board = await createBoard(server.url)
  const circle = await postCircle(server.url)
  const pages = [
    { name: 'home', entry: 'index.html', address: server.url, ready: 'main', budgetKilobytes: 130 },
    { name: 'board', entry: 'board.html', address: board.link('participant'), ready: '.tl-canvas', budgetKilobytes: 700 },
    {
      name: 'circle',
      entry: 'circle.html',
      address: `${server.url}/c/${circle.id}#${circle.keys.member}`,
      ready: 'h1',
      budgetKilobytes: 180,
    },
  ]
  for (const page of pages) {
    const needed = neededAtOnce(page.entry)
    const loaded = await loadedScripts(browser, page.address, page.ready)
    const notLoaded = [...needed].filter((file) => !loaded.has(file))
    const kilobytes = kilobytesOf(loaded)
    const over = kilobytes > page.budgetKilobytes
    console.log(
      `${page.name}: ${kilobytes.toFixed(0)} kB gzip in ${loaded.size} files (budget ${page.budgetKilobytes} kB${over ? ': OVER IT' : ''}), ` +
        `of them ${kilobytesOf(needed).toFixed(0)} kB by its entry alone`,
    )
    for (const file of [...loaded].toSorted((a, b) => gzipBytes(b) - gzipBytes(a)).slice(0, 5)) {
      console.log(`  ${(gzipBytes(file) / 1000).toFixed(1).padStart(7)} kB  ${file}`)
    }
    if (notLoaded.length > 0) console.log(`  The manifest names files that Chromium did not load: ${notLoaded.join(', ')}`)
    if (over || notLoaded.length > 0) process.exitCode = 1
  }
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

/** The scripts that an entry imports statically, itself included. */
function neededAtOnce(entry: string): Set<string> {
  const files = new Set<string>()
  const visit = (name: string): void => {
    const chunk = must(manifest[name], `the manifest has ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  visit(entry)
  return files
}

/** The scripts that Chromium fetched until `ready` was there and the network silent, as paths in the build. */
async function loadedScripts(from: TestBrowser, address: string, ready: string): Promise<Set<string>> {
  const { page, close } = await from.openPage()
  const files = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) files.add(pathname.slice(1))
  })
  await page.goto(address)
  await page.locator(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
  await close()
  return files
}

function kilobytesOf(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipBytes(file), 0) / 1000
}

function gzipBytes(file: string): number {
  return gzipSync(readFileSync(join(built, file)), { level: 9 }).length
}
