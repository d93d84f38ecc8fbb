/**
 * A circle with 2,000 boards of 200 notes each, on a real server: a page of its shelf and searches through all notes (time on the server's side of
 * a request, bytes), how long a change on a live board takes to be saved meanwhile, and the page in Chromium. The picture of a board
 * with 500 notes: CPU time to read the portrait, bytes.
 */
import process from 'node:process'
import * as Y from 'yjs'
import { silentLog } from '../server/log.ts'
import { openSqliteBoardStore } from '../server/store/sqliteBoardStore.ts'
import { firstKeyGenerations } from '../shared/board/boardKey.ts'
import { portraitOf } from '../shared/circle/portrait.ts'
import { createBoardDocument } from '../shared/document/createBoardDocument.ts'
import { newBoardId } from '../shared/ids/boardId.ts'
import { messageType } from '../shared/protocol/messages.ts'
import { openBrowser } from '../tests/e2e/support/openBrowser.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { askCircle, postBoardInCircle, postCircle, type CreatedCircle } from '../tests/support/circles.ts'
import { addWholeNote } from '../tests/support/notes.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient, type StockClient } from './support/stockClient.ts'

const boards = 2_000
const notesABoard = 200
const runs = 40
const sentence = '社員が自分の言葉で語ると、読む人の顔が見えてくる。最初の一歩は小さくてよい。採用ページと社内報をつなぐ。'

const server = await startServer()
const browser = await openBrowser()
try {
  const circle = await postCircle(server.url)
  const live = await postBoardInCircle(server.url, circle, '今日')
  await server.kill()
  await fillShelf(circle)
  await server.restart()

  await tell('a page of the shelf', circle, '')
  await tell('a word in every board (社内)', circle, '?q=' + encodeURIComponent('社内'))
  await tell('a word in one board (ボード 1234の)', circle, '?q=' + encodeURIComponent('1234の'))
  await tell('a word in none', circle, '?q=' + encodeURIComponent('どこにもない'))
  const client = await joinWithStockClient(server.url, {
    id: live.id,
    keys: { facilitator: live.key, participant: live.key, viewer: live.key },
  })
  const alone = await timesToSave(client)
  const search = { goesOn: true }
  const searches = (async () => {
    while (search.goesOn) await askCircle(server.url, `/${circle.id}?q=${encodeURIComponent('どこにもない')}`, { key: circle.keys.member })
  })()
  const beside = await timesToSave(client)
  search.goesOn = false
  await searches
  client.close()
  console.log(`a change is saved after ${inWords(alone)} while nobody searches, after ${inWords(beside)} while somebody always does`)
  await paint(circle)
  portray()
  console.log(machineInWords(browser.version))
} finally {
  await browser.close()
  await server.close()
}

async function fillShelf(circle: CreatedCircle): Promise<void> {
  const store = await openSqliteBoardStore({ dataFolder: server.dataFolder, log: silentLog })
  const document = boardOf(notesABoard)
  const { picture } = portraitOf(document)
  const update = Y.encodeStateAsUpdate(createBoardDocument({ title: 'x', template: 'empowerment-marketing', locale: 'ja' }))
  for (let at = 0; at < boards; at++) {
    const boardId = newBoardId((count) => crypto.getRandomValues(new Uint8Array(count)))
    const summary = { title: `第${at}回 水曜の勉強会`, notes: notesABoard, updatedAt: 1_700_000_000_000 + at * 3_600_000 }
    const keyHashes = { facilitator: `f${at}`, participant: `p${at}`, viewer: `v${at}` }
    const board = { boardId, keyHashes, generations: firstKeyGenerations, summary, update, createdAt: summary.updatedAt }
    await store.createBoard({ ...board, circleId: circle.id })
    const texts = Array.from({ length: notesABoard }, (_, number) => ({ number: number + 1, text: textOf(at, number) }))
    const counts = { notes: notesABoard, placed: notesABoard, authorsHidden: false, authors: ['佐藤', '鈴木', '高橋'] }
    await store.keepPortrait(boardId, { portrait: { ...counts, texts, picture, throughSequence: 0 }, visitors: [] })
  }
  await store.close()
}

async function tell(what: string, circle: CreatedCircle, query: string): Promise<void> {
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const body = await (await askCircle(server.url, `/${circle.id}${query}`, { key: circle.keys.member })).text()
    times.push(performance.now() - start)
    bytes = Buffer.byteLength(body)
  }
  console.log(`${what}: ${inWords(times)}, first ${times[0]?.toFixed(0)} ms, ${(bytes / 1000).toFixed(1)} kB (${runs} requests)`)
}

/** Milliseconds from a change to the server's word that it is on disk. */
async function timesToSave(client: StockClient): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const onDisk = nextSaved(client)
    addNotes(client.document, 1)
    await onDisk
    times.push(performance.now() - start)
  }
  return times
}

function nextSaved({ provider }: StockClient): Promise<void> {
  return new Promise((resolve) => (provider.messageHandlers[messageType.saved] = () => resolve()))
}

async function paint(circle: CreatedCircle): Promise<void> {
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const { page, close } = await browser.openPage({ locale: 'ja-JP' })
    const start = performance.now()
    await page.goto(`${server.url}/c/${circle.id}#${circle.keys.member}`, { waitUntil: 'commit' })
    await page.locator('article svg rect').first().waitFor()
    times.push(performance.now() - start)
    await close()
  }
  console.log(`the page in a browser that has nothing of it: the first picture after ${inWords(times)} (5 openings)`)
}

function portray(): void {
  const document = boardOf(500)
  const times = Array.from({ length: 15 }, () => {
    const before = process.cpuUsage()
    portraitOf(document)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  const bytes = Buffer.byteLength(JSON.stringify(portraitOf(document).picture))
  console.log(`the portrait of 500 notes: ${quantile(times, 0.5).toFixed(0)} ms of CPU time; its picture ${(bytes / 1000).toFixed(1)} kB`)
}

function boardOf(notes: number): Y.Doc {
  const document = createBoardDocument({ title: 'x', template: 'empowerment-marketing', locale: 'ja' })
  document.transact(() => {
    for (let number = 1; number <= notes; number++) addWholeNote(document, number, textOf(0, number), `人${number % 40}`)
  })
  return document
}

function textOf(board: number, number: number): string {
  const start = (board * 7 + number * 3) % 20
  return `${sentence.slice(start, start + 30)}${board}の${number}`
}

function inWords(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} ms (p50), ${quantile(times, 0.99).toFixed(1)} ms (p99)`
}
