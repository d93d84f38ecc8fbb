import { expect } from 'vitest'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

const expectedErrors = [/Failed to load resource/, /WebSocket connection to/]

test('[OPEN-2] a wrong link says so, offers the way home, and makes no board', async ({ server, openPage }) => {
  const page = await openPage({ expectedErrors })
  await page.goto(`${server.url}/b/AAAAAAAAAAAAAAAA#BBBBBBBBBBBBBBBBBBBBBB`)
  await page.getByRole('heading', { name: 'This link opens no board' }).waitFor()
  await screenshot(page, 'problem-wrong-link')
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await page.getByText('No boards yet').waitFor()
})

test('[HTTP-6] a replaced link: who is on it is told at once, the old link says so, the new one opens', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage({ expectedErrors })]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(ben, { x: 420, y: 300 }, 'From Ben')
  await noteWith(aki, 'From Ben').waitFor()

  await aki.getByRole('button', { name: 'Share' }).click()
  const shared = aki.getByRole('dialog')
  await shared.getByRole('heading', { name: 'For participants' }).waitFor()
  await screenshot(aki, 'share-facilitator')
  await shared.getByRole('button', { name: 'Replace this link' }).first().click()
  await shared.getByRole('button', { name: 'Replace the link' }).click()
  await ben.getByText('This link was replaced').waitFor()
  await screenshot(ben, 'problem-link-replaced')

  const fresh = await aki.getByRole('dialog').getByRole('textbox').first().inputValue()
  expect(fresh).not.toBe(board.link('participant'))
  await ben.goto('about:blank')
  await ben.goto(board.link('participant'))
  await ben.getByRole('heading', { name: 'This link was replaced' }).waitFor()
  await ben.goto('about:blank')
  await ben.goto(fresh)
  await noteWith(ben, 'From Ben').waitFor()
})

test('[LINK-2] a participant can pass on their own link and no other', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const ben = await openPage()
  await joinBoard(ben, board.link('participant'), 'Ben')
  await ben.getByRole('button', { name: 'Share' }).click()
  const links = ben.getByRole('dialog').getByRole('textbox')
  await links.first().waitFor()
  const urls = await Promise.all((await links.all()).map((link) => link.inputValue()))
  expect(urls).toEqual([board.link('participant'), board.link('participant').replace('#', '/view#')])
})

test('[PAGE-3] an address where nothing is says so in both languages, in the page’s own font', async ({ server, openPage }) => {
  const page = await openPage({ expectedErrors })
  await page.goto(`${server.url}/nowhere`)
  await page.getByRole('heading', { name: 'ページが見つかりません' }).waitFor()
  await screenshot(page, 'problem-no-page')
  expect(await page.evaluate(() => document.fonts.check("28px 'Noto Sans JP Variable'", '見つかりません'))).toBe(true)
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await page.getByText('No boards yet').waitFor()
})

test('[HTTP-16] a board opened as localhost shares links that phones in the room can open', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage()
  const origins = ['http://192.0.2.7:5858', 'http://198.51.100.9:5858']
  await page.route('**/api/client-config', (route) => route.fulfill({ json: { tldrawLicenseKey: null, nearbyOrigins: origins } }))
  await joinBoard(page, board.link('facilitator'), 'Aki')
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  const first = dialog.getByRole('textbox').first()
  await dialog.getByLabel('Address for phones in the room').waitFor()
  expect(await first.inputValue()).toBe(board.link('participant').replace(server.url, origins[0] ?? ''))
  expect(await dialog.getByText('open nothing on other devices').count()).toBe(0)
  await screenshot(page, 'share-addresses')
  await dialog.getByLabel('Address for phones in the room').selectOption('198.51.100.9:5858')
  expect(await first.inputValue()).toBe(board.link('participant').replace(server.url, origins[1] ?? ''))
})

test('[LINK-5] the link of a note in an exported file, which has no key, opens the board at that note on a device that knows it', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const page = await openPage({ reducedMotion: 'reduce' })
  await joinBoard(page, board.link('participant'), 'Aki')
  await writeNote(page, { x: 700, y: 300 }, 'Asked for')
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 6_000)
  await noteWith(page, 'Asked for').waitFor({ state: 'hidden' })

  await page.goto(`${server.url}/b/${board.id}?note=1`)
  await noteWith(page, 'Asked for').waitFor()
  await page.waitForURL(board.link('participant'))
  expect(await page.locator('.tl-selection__fg').count()).toBe(1)
  await page.goto('about:blank')
  await page.goto(`${server.url}/b/${board.id}?note=99`)
  await page.getByText('There is no note 99 on this board any more').waitFor()
  await screenshot(page, 'link-no-note')
})
