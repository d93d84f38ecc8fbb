import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { joinBoard, noteWith, notes, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const left = { x: 420, y: 300 }
const right = { x: 1020, y: 300 }
const below = { x: 420, y: 620 }
// A slice of the font that nobody has needed before.
const fontAway = /NetworkError: A network error occurred/
const expectedErrors = [
  /WebSocket connection to/,
  /Failed to load resource/,
  /ERR_INTERNET_DISCONNECTED/,
  /ERR_CONNECTION_REFUSED/,
  fontAway,
]

test('[OFFLINE-10] a board closed and opened again while the server is away: all is there, counted truly, and in the end saved once', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { title: 'Circle away' })
  const first = await openPage({ ownDevice: true, expectedErrors })
  await joinBoard(first, board.link('facilitator'), 'Aki')
  await writeNote(first, left, 'Before')
  await untilAppIsKept(first)
  await server.kill('SIGKILL')
  await first.getByText(/^Offline/).waitFor()
  await writeNote(first, right, 'While away')
  await first.getByText('Offline: 1 change kept on this device').waitFor()
  const { page, context } = { page: await first.context().newPage(), context: first.context() }
  await first.close()

  await page.goto(board.link('facilitator'))
  await noteWith(page, 'While away').waitFor()
  await page.getByText('Offline: 1 change kept on this device').waitFor()
  expect(await page.title()).toContain('Circle away')
  await page.getByRole('button', { name: /Circle away/ }).click()
  await page.getByLabel('Name of the board').fill('Circle renamed')
  await page.keyboard.press('Enter')
  await writeNote(page, below, 'After reopening')
  await page.getByText('Offline: 3 changes kept on this device').waitFor()
  await screenshot(page, 'offline-reopened')
  await page.reload()
  await noteWith(page, 'After reopening').waitFor()
  await page.getByText('Offline: 3 changes kept on this device').waitFor()

  const home = await context.newPage()
  await home.goto(server.url)
  await home.getByRole('link', { name: /Circle renamed/ }).waitFor()
  await screenshot(home, 'offline-home')
  await home.close()

  await server.restart()
  await page.getByText('Back online, all saved').waitFor({ timeout: 30_000 })
  const other = await openPage()
  await joinBoard(other, board.link('participant'), 'Ben')
  for (const text of ['Before', 'While away', 'After reopening']) await noteWith(other, text).waitFor()
  expect([await notes(page).count(), await notes(other).count()]).toEqual([3, 3])
  expect(await other.title()).toContain('Circle renamed')
})

test('[OFFLINE-5] two tabs of one person without a network, one closed in mid-typing: back online both agree, and nothing is doubled', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const one = await openPage({ expectedErrors })
  await joinBoard(one, board.link('participant'), 'Aki')
  await writeNote(one, left, 'Shared')
  const two = await one.context().newPage()
  await two.goto(board.link('participant'))
  await noteWith(two, 'Shared').waitFor()
  await one.context().setOffline(true)
  for (const page of [one, two]) await page.getByText(/^Offline/).waitFor()
  await writeNote(two, right, 'From the second tab')
  await one.bringToFront()
  await one.mouse.dblclick(below.x, below.y)
  await one.locator('.tl-canvas [contenteditable="true"]:focus').waitFor()
  await one.keyboard.type('half a sent')
  await one.getByText(/1 change kept/).waitFor()
  await untilWritten(one)
  await one.close()

  await two.context().setOffline(false)
  await two.getByText('Back online, all saved').waitFor({ timeout: 30_000 })
  const other = await openPage()
  await joinBoard(other, board.link('participant'), 'Ben')
  for (const page of [two, other]) {
    for (const text of ['Shared', 'From the second tab', 'half a sent']) await noteWith(page, text).waitFor()
    expect(await notes(page).count()).toBe(3)
  }
})

test('[OFFLINE-9] where the browser keeps nothing the board works as ever, and the words say where changes are', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const page = await openPage({ ownDevice: true, expectedErrors, locale: 'ja-JP' })
  await page.addInitScript("Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })")
  await joinBoard(page, board.link('participant'), '秋')
  await page.context().setOffline(true)
  await writeNote(page, left, '圏外')
  await page.getByText('オフライン：1件の変更はこのタブの中だけです').waitFor()
  await screenshot(page, 'offline-this-tab')
  await page.context().setOffline(false)
  await page.getByText('つながりました。すべて保存済みです').waitFor({ timeout: 30_000 })
})

test('[OFFLINE-7] a page older than the server is told to reload, that nothing is lost, and nothing is', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ expectedErrors })
  await joinBoard(page, board.link('participant'), 'Aki')
  await page.context().setOffline(true)
  await writeNote(page, left, 'Written on the old page')
  await page.getByText(/1 change kept on this device/).waitFor()
  // From now on it offers what a page of an older version would.
  await page.evaluate(`{
    const Present = WebSocket
    window.WebSocket = class extends Present {
      constructor(url, protocols) { super(url, protocols.map((name) => name.replace(/^document\\..*/, 'document.0'))) }
    }
  }`)
  await page.context().setOffline(false)
  await page.getByText('Nothing is lost: 1 change is kept on this device').waitFor({ timeout: 30_000 })
  await screenshot(page, 'offline-page-too-old')
  await page.getByRole('button', { name: 'Reload' }).click()
  const other = await openPage()
  await joinBoard(other, board.link('participant'), 'Ben')
  await noteWith(other, 'Written on the old page').waitFor()
  expect(await notes(page).count()).toBe(1)
})

/** Waits until what was typed so far is on the device: letters that are typed while one write goes on are the next one's, and nothing is said of it. */
async function untilWritten(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('flamingo')
      opening.addEventListener('success', () => resolve(opening.result))
    })
    // A transaction comes after those that were begun before it.
    for (const _ of ['the write under way', 'the next one']) {
      const transaction = database.transaction(['updates', 'unsaved'], 'readwrite')
      await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    }
    database.close()
  })
}

/** Waits until this browser keeps the app and serves the page from then on. */
async function untilAppIsKept(page: Page): Promise<void> {
  await waitFor(
    'the app to be kept',
    async () => (await page.evaluate('navigator.serviceWorker.controller !== null')) === true || undefined,
  )
}
