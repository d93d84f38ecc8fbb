/**
 * What the fonts cost on bad Wi-Fi (1.6 Mbit/s, 150 ms): how many slices the home page and a board with 12 Japanese notes
 * fetch at their first view, their bytes, and how long each page stays empty (first contentful paint). In Chromium, cold.
 */
import type { Page } from 'playwright-core'
import { createBoard } from '../tests/e2e/support/createBoard.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient } from './support/stockClient.ts'

const runs = 5
const badWifi = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 }
const texts = [
  'A社：社員が中の人。投稿は自分の言葉で',
  'B社：フォロワー12万人、運用は1人',
  '広報と人事が同じ週に会う',
  'まず社内報から始めた',
  '動画は若手に任せた',
  '採用ページに社員の顔',
  '工場見学の様子を毎月配信',
  '炎上を恐れて承認が五段階',
  '店長が自分の店の商品を語る',
  '社長の日記、誰も読んでいない',
  '表彰は数字より物語で',
  '退職者とも関係が続いている',
]

const server = await startServer()
const browser = await openBrowser()
try {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 社員発信の事例を持ち寄る会' })
  const client = await joinWithStockClient(server.url, board)
  addNotes(client.document, texts.length, (index) => texts[index] ?? '')
  await waitFor('the notes to be on the server', () => notesOnServer(board.id, board.keys.viewer))
  client.close()
  for (const { name, address, ready } of [
    { name: 'home', address: server.url, ready: 'main' },
    { name: 'board', address: board.link('participant'), ready: '.tl-shape[data-shape-type="note"]' },
  ]) {
    const visits: Visit[] = []
    for (let run = 0; run < runs; run++) visits.push(await visit(address, ready))
    const [first] = visits
    console.log(
      `${name}: ${first?.slices} slices, ${((first?.bytes ?? 0) / 1000).toFixed(0)} kB of fonts; ` +
        `first paint after ${quantile(
          visits.map(({ firstPaintMs }) => firstPaintMs),
          0.5,
        ).toFixed(0)} ms, ` +
        `layout shift ${Math.max(...visits.map(({ layoutShift }) => layoutShift)).toFixed(3)} (${runs} runs)`,
    )
  }
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

type Visit = { slices: number; bytes: number; firstPaintMs: number; layoutShift: number }

/** Opens `address` as somebody who was never here but has said their name. */
async function visit(address: string, ready: string): Promise<Visit> {
  const { page, close } = await browser.openPage({ locale: 'ja-JP' })
  const profile = JSON.stringify({ id: 'A'.repeat(22), name: '佐藤', color: '#c8285a' })
  await page.addInitScript((kept) => {
    localStorage.setItem('flamingo.profile', kept)
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as (PerformanceEntry & { value: number })[]
      for (const { value } of shifts) Object.assign(window, { shifted: Number(Reflect.get(window, 'shifted') ?? 0) + value })
    }).observe({ type: 'layout-shift', buffered: true })
  }, profile)
  const fonts = await watchFonts(page)
  await page.goto(address)
  await page.locator(ready).first().waitFor({ timeout: 60_000 })
  await fonts.silence()
  const { firstPaintMs, layoutShift } = await page.evaluate(() => ({
    firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    layoutShift: Number(Reflect.get(window, 'shifted') ?? 0),
  }))
  const slices = fonts.bytesByAddress.size
  const bytes = [...fonts.bytesByAddress.values()].reduce((sum, each) => sum + each, 0)
  await close()
  return { slices, bytes, firstPaintMs, layoutShift }
}

type WatchedFonts = {
  /** The bytes of each font file that came. */
  bytesByAddress: ReadonlyMap<string, number>
  /** Resolves when nothing at all has come for two seconds. */
  silence(): Promise<void>
}

/** Makes the page's network slow and watches what comes over it. */
async function watchFonts(page: Page): Promise<WatchedFonts> {
  const devtools = await page.context().newCDPSession(page)
  const addressById = new Map<string, string>()
  const bytesByAddress = new Map<string, number>()
  let lastAt = performance.now()
  devtools.on('Network.dataReceived', () => (lastAt = performance.now()))
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.endsWith('.woff2')) addressById.set(requestId, response.url)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addressById.get(requestId)
    if (address !== undefined && encodedDataLength > 0) bytesByAddress.set(address, encodedDataLength)
  })
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', badWifi)
  return {
    bytesByAddress,
    async silence() {
      await waitFor('the network to be silent', () => (performance.now() - lastAt > 2_000 ? true : undefined), 60_000)
    },
  }
}

async function notesOnServer(boardId: string, key: string): Promise<true | undefined> {
  const response = await fetch(`${server.url}/api/boards/${boardId}`, { headers: { authorization: `Bearer ${key}` } })
  const { notes } = (await response.json()) as { notes: number }
  return notes === texts.length ? true : undefined
}
