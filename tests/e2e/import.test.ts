import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { expectAccessible } from './support/expectAccessible.ts'
import { screenshot } from './support/screenshot.ts'

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

test('[IMPORT-1] a board with a picture is saved as a file and opened from the home page as a new board, whole; and as .tldr, its picture inside', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 事例の会' })
  const aki = await openPage({ locale: 'ja-JP' })
  await joinBoard(aki, board.link('facilitator'), '佐藤')
  await writeNote(aki, { x: 900, y: 250 }, '広報と人事が同じ週に会う')
  const image = { name: 'dot.png', mimeType: 'image/png', buffer: onePixel }
  const chooser = aki.waitForEvent('filechooser')
  await aki.getByTestId('tools.asset').click()
  await (await chooser).setFiles(image)
  await aki.locator('.tl-shape[data-shape-type="image"] img').waitFor()

  await aki.getByRole('button', { name: '書き出し' }).click()
  const dialog = aki.getByRole('dialog')
  const tldr = JSON.parse((await downloadOf(aki, dialog.getByRole('button', { name: 'tldraw ファイル を保存' }))).bytes.toString()) as {
    records: object[]
  }
  expect(JSON.stringify(tldr.records)).toContain('data:image/png;base64,')
  expect(JSON.stringify(tldr.records)).not.toContain('/uploads/')
  const saved = await downloadOf(aki, dialog.getByRole('button', { name: 'Flamingo ファイル を保存' }))
  expect(saved.name).toMatch(/^第3回 事例の会 \d{4}-\d\d-\d\d\.flamingo$/)
  await dialog.getByRole('heading', { name: 'ボードまるごと' }).scrollIntoViewIfNeeded()
  await screenshot(aki, 'export-whole-ja')

  const home = await openPage({ locale: 'ja-JP', expectedErrors: [/status of 422/] })
  await home.goto(server.url)
  const open = home.locator('input[type="file"]')
  await open.setInputFiles({ name: '途中まで.flamingo', mimeType: '', buffer: saved.bytes.subarray(0, 1_000) })
  await home.getByRole('alert').filter({ hasText: '途中まで.flamingo' }).waitFor()
  await screenshot(home, 'home-board-file-problem-ja')
  await open.setInputFiles({ name: saved.name, mimeType: '', buffer: saved.bytes })
  await home.waitForURL(/\/b\/[\w-]{16}#/)
  expect(home.url()).not.toContain(board.id)
  await home.getByRole('textbox', { name: 'お名前' }).press('Enter')
  await noteWith(home, '広報と人事が同じ週に会う').waitFor()
  expect(await home.title()).toContain('第3回 事例の会')
  const source = await home.locator('.tl-shape[data-shape-type="image"] img').getAttribute('src')
  expect((await home.request.get(new URL(source ?? '', server.url).href)).ok()).toBe(true)
})

test('[IMPORT-10] [IMPORT-12] tables, pasted ones and drawings are looked at first, then on both people’s boards where they belong, and taken back in one step; what is ended leaves nothing; viewers import nothing', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await joinBoard(aki, board.link('participant'), 'Aki')
  await joinBoard(ben, board.link('participant'), 'Ben')
  await openMenu(aki)
  const dialog = aki.getByRole('dialog')
  const chooser = dialog.locator('input[type="file"]')

  await chooser.setInputFiles(csv('broken.csv', 'Text,Marketing\nfine,1\n"never closed,2\n'))
  await dialog.getByRole('alert').filter({ hasText: 'opens in line 3 is never closed' }).waitFor()
  await screenshot(aki, 'import-refused-en')
  expect(await notes(aki).count()).toBe(0)

  const rows = ['Text,Marketing,Empowerment,Author,Mood', 'Own words,80,90,Chie,good', 'Only ads,90,10,,bad', 'No place yet,,,,']
  await chooser.setInputFiles(csv('cases.csv', rows.join('\r\n')))
  await dialog.getByText('2 notes onto the quadrant').waitFor()
  await dialog.getByText('1 note beside it').waitFor()
  await dialog.getByRole('cell', { name: 'Marketing 80, Empowerment 90' }).waitFor()
  await dialog.getByText('1 column that notes have no place for: Mood').waitFor()
  // What was not understood is told by hand.
  await dialog.getByText('Which column is what').click()
  await dialog.getByLabel('Column 5: Mood').selectOption('What went well')
  await dialog.getByText('1 column that notes have no place for').waitFor({ state: 'detached' })
  await dialog.getByLabel('Column 1: Text').selectOption('Not taken')
  await dialog.getByText('No column is taken for the text of notes.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
  await dialog.getByLabel('Column 1: Text').selectOption('Text')
  await dialog.getByText('2 notes onto the quadrant').waitFor()
  await expectAccessible(aki, 'the import dialog')
  await screenshot(aki, 'import-preview-en')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const page of [aki, ben]) for (const text of ['Own words', 'Only ads', 'No place yet']) await noteWith(page, text).waitFor()

  const data = await (
    await fetch(`${server.url}/api/boards/${board.id}/export.json`, { headers: { authorization: `Bearer ${board.keys.viewer}` } })
  ).json()
  expect((data as { notes: object[] }).notes).toMatchObject([
    { text: 'Own words', x: 80, y: 90, author: 'Chie', quadrant: 'topRight' },
    { text: 'Only ads', x: 90, y: 10, author: 'Aki', quadrant: 'bottomRight' },
    { text: 'No place yet', x: null, author: 'Aki' },
  ])
  await aki.locator('.tl-container').focus()
  await aki.keyboard.press('Control+z')
  for (const page of [aki, ben]) await expect.poll(() => notes(page).count(), { timeout: 20_000 }).toBe(0)

  await aki.locator('.tl-container').focus()
  await paste(aki, 'Case\tMarketing\tEmpowerment\nPasted words\t30\t70')
  await dialog.getByRole('cell', { name: 'Marketing 30, Empowerment 70' }).waitFor()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await noteWith(aki, 'Pasted words').waitFor()

  const drawing = {
    type: 'excalidraw',
    elements: [
      { id: 'a', type: 'ellipse', x: 0, y: 0, width: 100, height: 80 },
      { id: 'b', type: 'embeddable', x: 0, y: 0 },
      { id: 'c', type: 'image', x: 200, y: 0, width: 60, height: 60, fileId: 'dot' },
    ],
    files: { dot: { id: 'dot', mimeType: 'image/png', dataURL: `data:image/png;base64,${onePixel.toString('base64')}` } },
  }
  await drop(aki, 'sketch.excalidraw', JSON.stringify(drawing))
  await dialog.getByText('1 box').waitFor()
  await dialog.getByText('1 picture').waitFor()
  await dialog.getByText('1 thing that a board doesn’t have: embeddable').waitFor()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await aki.locator('.tl-shape[data-shape-type="geo"]').waitFor()
  const picture = aki.locator('.tl-shape[data-shape-type="image"] img')
  await picture.waitFor({ state: 'attached' })
  expect(await picture.first().getAttribute('src')).toContain(`/uploads/${board.id}/`)

  await openMenu(aki)
  const many = Array.from({ length: 1_000 }, (_, at) => `- case ${at}`).join('\n')
  await dialog.locator('input[type="file"]').setInputFiles({ name: 'many.md', mimeType: 'text/markdown', buffer: Buffer.from(many) })
  await cancelHalfway(aki)
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByText('Cancelled. The board is as it was.').waitFor()
  const notesThere = async (): Promise<number> => {
    const answer = await fetch(`${server.url}/api/boards/${board.id}`, { headers: { authorization: `Bearer ${board.keys.viewer}` } })
    return ((await answer.json()) as { notes: number }).notes
  }
  await expect.poll(notesThere, { timeout: 20_000 }).toBe(1)

  await aki.goto('about:blank')
  await aki.goto(board.link('viewer'))
  await noteWith(aki, 'Pasted words').waitFor()
  await aki.getByRole('button', { name: 'Menu', exact: true }).first().click()
  await aki.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await aki.getByRole('menuitem', { name: 'Import…' }).count()).toBe(0)
})

/** Presses Cancel as soon as a part of what is imported is on the board. From outside of a busy page that may come too late. */
async function cancelHalfway(page: Page): Promise<void> {
  await page.evaluate(() => {
    new MutationObserver((_changes, observer) => {
      const progress = document.querySelector<HTMLProgressElement>('[role="dialog"] progress')
      if (!progress?.hasAttribute('value') || progress.value === 0) return
      observer.disconnect()
      const buttons = document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')
      for (const button of buttons) if (button.textContent === 'Cancel') button.click()
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  await page.getByRole('dialog').waitFor()
}

function csv(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], fileName ?? ''))
      return transfer
    },
    [name, text],
  )
  await page.locator('.tl-canvas').dispatchEvent('drop', { dataTransfer: data, clientX: 400, clientY: 400 })
}

async function downloadOf(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
