import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../shared/must.ts'
import { testLocalCopy } from '../contract/localCopy.ts'
import { openBrowser, type TestBrowser, type TestPage } from './support/openBrowser.ts'
import { loadCopies, remoteCopy } from './support/remoteCopy.ts'
import { startServer, type TestServer } from './support/startServer.ts'

let server: TestServer
let browser: TestBrowser
let opened: TestPage | undefined
let lastPlace = 0

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  opened = await browser.openPage()
  await opened.page.goto(`${server.url}/healthz`)
  await loadCopies(opened.page)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

function page() {
  return must(opened, 'the page was opened').page
}

testLocalCopy('in IndexedDB', async () => {
  const id = `place-${++lastPlace}/participant`
  return { open: (number) => remoteCopy(page(), id, number) }
})

test('[COPY-6] in IndexedDB: copies of other boards are not touched, and many small writes become one', async () => {
  const [one, other] = [remoteCopy(page(), 'one/viewer', 1), remoteCopy(page(), 'other/viewer', 1)]
  await one.write({ updates: [], unsaved: [] }, () => Uint8Array.of(1))
  await other.write({ updates: [], unsaved: [] }, () => Uint8Array.of(2))
  await page().evaluate(`(async () => {
    const copy = opened['other/viewer 1']
    for (let count = 0; count < 301; count++) await copy.write({ updates: [Uint8Array.of(7)], unsaved: [] }, () => Uint8Array.of(8))
  })()`)
  const read = await remoteCopy(page(), 'other/viewer', 2).read()
  expect(read?.updates.map(([first]) => first)).toEqual([8, 7])
  expect((await remoteCopy(page(), 'one/viewer', 2).read())?.updates).toHaveLength(1)
})

test('[OFFLINE-8] copies of boards that are off this device’s list go, those of others and those with something unsaved stay', async () => {
  const ids = ['A', 'B', 'C'].map((letter) => `${letter.repeat(16)}/participant`)
  for (const [index, id] of ids.entries())
    await remoteCopy(page(), id, 1).write({ updates: [], unsaved: index === 2 ? ['shape:a'] : [] }, () => Uint8Array.of(1))
  await page().evaluate(`copies.removeForgottenCopies((boardId) => boardId === '${'A'.repeat(16)}')`)
  const kept = await Promise.all(ids.map((id) => remoteCopy(page(), id, 2).read()))
  expect(kept.map((copy) => copy?.updates.length)).toEqual([1, 0, 1])
})

test('[DIGEST-4] what was seen of a board is kept until the board leaves the list; fifty are kept, those seen last; what is too much to keep, or can’t be kept, is unknown', async () => {
  const known = await page().evaluate(`(async () => {
    const id = (n) => 'B' + String(n).padStart(15, '0')
    const seen = (at, count = 1) => ({ at, layout: '', records: Array.from({ length: count }, (_, n) => ({ id: 'shape:' + n, typeName: 'shape' })) })
    const boards = copies.openSeenBoards()
    for (let n = 0; n < 52; n++) await boards.write(id(n), seen(n))
    const asked = [0, 1, 2, 51]
    const read = async () => Promise.all(asked.map(async (n) => (await boards.read(id(n)))?.at))
    const bounded = await read()
    await boards.write(id(51), seen(60, 6001))
    const tooMuch = await read()
    await boards.forgetUnlisted((boardId) => boardId !== id(2))
    const listed = await read()
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }
    const none = copies.openSeenBoards()
    await none.write(id(3), seen(3))
    const forbidden = [await none.read(id(3)), await none.forgetUnlisted(() => false)]
    IDBFactory.prototype.open = open
    return JSON.stringify({ bounded, tooMuch, listed, forbidden })
  })()`)
  expect(JSON.parse(String(known))).toEqual({
    bounded: [null, null, 2, 51],
    tooMuch: [null, null, 2, null],
    listed: [null, null, null, null],
    forbidden: [null, null],
  })
})
