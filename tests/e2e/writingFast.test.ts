import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { must } from '../../shared/must.ts'
import { joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const touchErrors = { expectedErrors: [/Unable to preventDefault inside passive event listener/] }

test('[FAST-10] many notes are written in a box, one a line, with a composition; they land beside the matrix, and undo takes them back at once', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 事例を持ち寄る会' })
  const page = await openPage({ locale: 'ja-JP' })
  await joinBoard(page, board.link('participant'), '佐藤')
  await page.keyboard.press('Shift+N')
  const box = page.getByRole('textbox', { name: '1行に1枚' })
  await box.waitFor()
  await page.keyboard.insertText('・社員が自分の言葉で投稿\n2. 採用ページに社員の顔\n\n')
  const ime = await page.context().newCDPSession(page)
  await ime.send('Input.imeSetComposition', { text: 'しゃないほう', selectionStart: 6, selectionEnd: 6 })
  // Of a composition, even this key belongs to the input method.
  await box.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true })
  expect(await box.inputValue()).toBe('・社員が自分の言葉で投稿\n2. 採用ページに社員の顔\n\nしゃないほう')
  await ime.send('Input.insertText', { text: '社内報' })
  await page.getByText('3枚', { exact: true }).waitFor()
  await screenshot(page, 'bulk-desktop-light-ja')
  await page.keyboard.press('Control+Enter')
  await box.waitFor({ state: 'detached' })
  await noteWith(page, /^社員が自分の言葉で投稿/).waitFor()
  await noteWith(page, /^採用ページに社員の顔/).waitFor()
  await noteWith(page, /^社内報/).waitFor()
  await expectApart(page, 3)
  await screenshot(page, 'tray-desktop-light-ja')
  await page.keyboard.press('Control+z')
  await noteWith(page, /社内報/).waitFor({ state: 'detached' })
  expect(await notes(page).count()).toBe(0)

  const phone = await openPage({ locale: 'en-US', device: 'phone', colorScheme: 'dark', ...touchErrors })
  await joinBoard(phone, board.link('participant'), 'Ben')
  await phone.getByRole('button', { name: 'Menu' }).click()
  await phone.getByRole('menuitem', { name: 'Write many notes…' }).click()
  await phone.getByRole('textbox', { name: 'One line a note' }).fill('Films left to the juniors\n- PR and HR meet')
  await screenshot(phone, 'bulk-phone-dark-en')
  // Two people fill the tray at the same moment, and nobody's notes end up under another's.
  await page.keyboard.press('Shift+N')
  await box.fill('まず社内報から\n動画は若手に任せた\n広報と人事が会う')
  await Promise.all([phone.getByRole('button', { name: 'Make notes' }).click(), page.getByRole('button', { name: '付箋を作る' }).click()])
  await noteWith(phone, /^Films left/).waitFor()
  await noteWith(page, /^PR and HR meet/).waitFor()
  await expectApart(page, 5)
  await screenshot(phone, 'tray-phone-dark-en')
})

test('[FAST-9] a pasted list, and a column of a spreadsheet with a picture beside it, become notes; one click makes them one', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const page = await openPage()
  await joinBoard(page, board.link('participant'), 'Aki')
  await paste(page, { 'text/plain': '- Staff magazine\n- Careers page\n- Films' })
  await page.getByText('3 notes made, one a line.').waitFor()
  await expectApart(page, 3)
  await screenshot(page, 'paste-desktop-light-en')
  await page.getByRole('button', { name: 'Make it one' }).click()
  await waitFor('one note', async () => ((await notes(page).count()) === 1 ? true : undefined))
  expect(await noteWith(page, 'Staff magazine').innerText()).toContain('Films')
  await page.keyboard.press('Control+z')
  await waitFor('three again', async () => ((await notes(page).count()) === 3 ? true : undefined))

  const table = '<table><tr><td>Company A</td></tr><tr><td>Company\n  B</td></tr></table>'
  await paste(page, { 'text/plain': 'Company A\nCompany B', 'text/html': table }, true)
  await page.getByText('2 notes made, one a line.').waitFor()
  await noteWith(page, /^Company B/).waitFor()
  await expectApart(page, 5)
  expect(await page.locator('.tl-shape[data-shape-type="image"]').count()).toBe(0)
  await paste(page, { 'text/plain': 'One line more' })
  await noteWith(page, 'One line more').waitFor()
})

test('[FAST-4] overlapping notes are spread within their quadrant, everybody sees it, and it is said how far they went', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 事例を持ち寄る会' })
  const page = await openPage({ locale: 'ja-JP' })
  await joinBoard(page, board.link('facilitator'), '田中')
  const other = await openPage({ locale: 'ja-JP', colorScheme: 'dark' })
  await joinBoard(other, board.link('participant'), '佐藤')
  // A new note isn't made on another: they are written apart and pushed together by their pages.
  for (const [at, text] of ['A社', 'B社', 'C社', 'D社'].entries()) await writeNote(page, { x: 420 + at * 130, y: 260 }, text)
  await waitFor('all notes on the other page', async () => ((await notes(other).count()) === 4 ? true : undefined))
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('Alt+v')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '事例', exact: true }).click()
  await page.locator('.tl-canvas').click({ position: { x: 120, y: 760 } })
  await page.keyboard.press('Control+a')
  await page.getByText('付箋を4枚選んでいます').waitFor()
  await screenshot(page, 'case-several-desktop-light-ja')
  await page.getByRole('button', { name: '重なった付箋を広げる' }).click()
  await page.getByText(/付箋を\d枚広げました。位置のずれは最大\d+点です。/).waitFor()
  await expectApart(page, 4)
  await screenshot(page, 'spread-desktop-light-ja')
  await waitFor('the same on the other page', async () => (await overlapsOn(other)) === 0 || undefined)
})

/** Puts something on a clipboard of the page's own and pastes it; with a picture of it, as spreadsheets do. */
async function paste(page: Page, data: Record<string, string>, withPicture = false): Promise<void> {
  await page.evaluate(
    ([texts, picture]) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text)
      if (picture) clipboardData.items.add(new File(['picture'], 'cells.png', { type: 'image/png' }))
      document.querySelector('.tl-canvas')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [data, withPicture] as const,
  )
}

async function expectApart(page: Page, count: number): Promise<void> {
  await waitFor(`${count} notes`, async () => ((await notes(page).count()) === count ? true : undefined))
  await waitFor('no two of them on each other', async () => (await overlapsOn(page)) === 0 || undefined)
}

/** How many pairs of notes overlap on the screen. */
async function overlapsOn(page: Page): Promise<number> {
  const boxes = await Promise.all((await notes(page).all()).map(async (note) => must(await note.boundingBox(), 'it is drawn')))
  let pairs = 0
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const [across, down] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)]
      if (across < Math.min(one.width, other.width) - 1 && down < Math.min(one.height, other.height) - 1) pairs++
    }
  }
  return pairs
}
