import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { circleInfo } from '../../../server/http/circleSchemas.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { must } from '../../../shared/must.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { askCircle, openThroughCircle, postBoardInCircle, postCircle } from '../../support/circles.ts'
import { addWholeNote } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'

const soon = { timeout: 30_000, interval: 50 }

async function start(): Promise<TestServer> {
  const server = await startServer({ FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '1000' })
  onTestFinished(() => server.close())
  return server
}

async function shelfOf(server: TestServer, circle: { id: string; keys: { member: string } }, query = '') {
  const response = await askCircle(server.url, `/${circle.id}${query}`, { key: circle.keys.member })
  expect(response.status).toBe(200)
  return circleInfo.parse(await response.json())
}

const found = (word: string): string => `?q=${encodeURIComponent(word)}`

test('[CIRCLE-13] what an answer said of a circle is on the disk, and what it had not read of its boards is read at the next start', async () => {
  const server = await start()
  const circle = await postCircle(server.url)
  const [one, two] = [await postBoardInCircle(server.url, circle, '一回目'), await postBoardInCircle(server.url, circle, '二回目')]
  const member = await openThroughCircle(server.url, circle.id, circle.keys.member, one.id)
  const client = openStockClient(server.url, { id: one.id, key: member })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  const before = client.savedCount()
  addWholeNote(client.document, 1, '社内報を外へ', '佐藤')
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(before), soon)
  await askCircle(server.url, `/${circle.id}/boards/${two.id}`, { method: 'PATCH', key: circle.keys.facilitator, body: { tags: ['採用'] } })
  await server.kill('SIGKILL')
  client.close()
  await server.restart()

  expect(await shelfOf(server, circle, '?tag=' + encodeURIComponent('採用'))).toMatchObject({ onShelf: 2, boards: [{ id: two.id }] })
  await vi.waitFor(async () => {
    expect(await shelfOf(server, circle, found('社内'))).toMatchObject({ boards: [{ id: one.id, people: ['佐藤'], placed: 1 }] })
  }, soon)
  expect(await openThroughCircle(server.url, circle.id, circle.keys.member, one.id)).toBe(member)

  const renewed = await askCircle(server.url, `/${circle.id}/keys`, { method: 'POST', key: circle.keys.facilitator, body: {} })
  expect(renewed.status).toBe(201)
  await server.kill('SIGKILL')
  await server.restart()
  expect((await askCircle(server.url, `/${circle.id}`, { key: circle.keys.member })).status).toBe(410)
  const opened = await fetch(`${server.url}/api/boards/${one.id}`, { headers: { authorization: `Bearer ${member}` } })
  expect(opened.status).toBe(410)
})

test('[CIRCLE-14] a circle of 5,000 boards is shown and searched through while somebody’s work is being saved', async () => {
  const server = await start()
  const circle = await postCircle(server.url)
  const live = await postBoardInCircle(server.url, circle, '今日')
  await server.kill()
  fillShelf(server.dataFolder, circle.id, 4_999)
  await server.restart()
  const client = openStockClient(server.url, live)
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)

  const shelf = await shelfOf(server, circle)
  expect(shelf).toMatchObject({ total: 5_000, onShelf: 5_000, tags: [{ tag: '偶数', boards: 2_500 }] })
  expect(shelf.boards).toHaveLength(shelf.boardsAPage)
  const last = await shelfOf(server, circle, `?page=${Math.ceil(5_000 / shelf.boardsAPage)}`)
  expect(last.boards).toHaveLength(5_000 % shelf.boardsAPage)

  const searching = Promise.all(Array.from({ length: 10 }, () => shelfOf(server, circle, found('ﾍﾟｰｼﾞ4321'))))
  const before = client.savedCount()
  for (let number = 1; number <= 20; number++) addWholeNote(client.document, number, `付箋 ${number}`)
  const saved = vi.waitFor(() => expect(client.savedCount()).toBeGreaterThanOrEqual(before + 20), soon)
  for (const hits of await searching) {
    expect(hits).toMatchObject({ total: 1, boards: [{ title: 'ボード 4321', found: { count: 1, notes: [{ number: 3 }] } }] })
  }
  await saved
})

/** Puts boards on a shelf of a stopped server, each with what a shelf shows of it. The documents are a board's that is there. */
function fillShelf(dataFolder: string, circleId: string, count: number): void {
  const database = new DatabaseSync(join(dataFolder, databaseFile))
  const boardId = String(must(database.prepare('SELECT board_id FROM boards').get(), 'there is a board').board_id)
  const copy = database.prepare(
    `INSERT INTO boards SELECT ?, 'f', 'p', 'v', 1, 1, ?, 4, created_at, created_at - ?, 0, NULL FROM boards WHERE board_id = ?`,
  )
  const shelve = database.prepare('INSERT INTO shelf VALUES (?, ?, 1, 0, ?, 0, NULL, NULL, NULL, NULL, 1, 1)')
  const portray = database.prepare(`INSERT INTO portraits VALUES (?, 0, 4, 4, 0, '["佐藤"]', '[]', '{"matrices":[],"notes":[]}')`)
  const write = database.prepare('INSERT INTO portrait_texts VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for (let at = 0; at < count; at++) {
    const id = `board${String(at).padStart(11, '0')}`
    const texts = ['社内報を外へ', '中の人を選ぶ', `採用ページ${at}の改善`].map((text, index) => ({ number: index + 1, text }))
    const folded = ['社内報を外へ', '中の人を選ぶ', `採用ぺーじ${at}の改善`].join('\n')
    copy.run(id, `ボード ${at}`, at + 1, boardId)
    shelve.run(circleId, id, at % 2 === 0 ? '["偶数"]' : '[]')
    portray.run(id)
    write.run(id, folded, JSON.stringify(texts))
  }
  database.exec('COMMIT')
  database.close()
}
