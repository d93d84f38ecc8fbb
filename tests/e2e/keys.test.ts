import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import { joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { waitFor } from './support/waitFor.ts'

/** The key where a Latin keyboard has N, as different layouts and browsers report it. */
const keysWhereNIs = [
  { what: 'a Cyrillic layout', key: 'т', windowsVirtualKeyCode: 78 },
  { what: 'a kana keyboard', key: 'み', windowsVirtualKeyCode: 78 },
  { what: 'a layout without codes', key: 'т', windowsVirtualKeyCode: 0 },
  { what: 'an input method that composes nothing', key: 'Process', windowsVirtualKeyCode: 229 },
]

test('[KEYS-1] shortcuts go by the place of the key where its letter is not Latin', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { template: 'blank' })
  const page = await openPage()
  await joinBoard(page, board.link('participant'), 'Аня')
  const keyboard = await page.context().newCDPSession(page)
  for (const { what, ...key } of keysWhereNIs) {
    await press(
      keyboard,
      { ...key, code: 'KeyV' },
      { windowsVirtualKeyCode: key.windowsVirtualKeyCode === 78 ? 86 : key.windowsVirtualKeyCode },
    )
    await toolIs(page, 'select', what)
    await press(keyboard, { ...key, code: 'KeyN' })
    await toolIs(page, 'note', what)
  }
  await writeNote(page, { x: 600, y: 400 }, 'by place')
  await press(keyboard, { key: 'я', code: 'KeyZ', windowsVirtualKeyCode: 0 }, { modifiers: 2 })
  await press(keyboard, { key: 'я', code: 'KeyZ', windowsVirtualKeyCode: 0 }, { modifiers: 2 })
  await notes(page).first().waitFor({ state: 'detached' })
})

test('[IME-2] Enter, Tab and Escape of a composition belong to it: in a note, the name, the title', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { title: '前の名前' })
  const page = await openPage({ locale: 'ja-JP' })
  const ime = await page.context().newCDPSession(page)
  await page.goto(board.link('facilitator'))

  const name = page.getByRole('textbox', { name: 'お名前' })
  await name.fill('')
  await compose(ime, 'さくら')
  await press(ime, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
  await press(ime, { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 })
  expect(await name.isVisible()).toBe(true)
  await ime.send('Input.insertText', { text: '桜' })
  await page.keyboard.press('Enter')
  await name.waitFor({ state: 'hidden' })
  await page.locator('.tl-canvas').waitFor()

  await page.getByRole('button', { name: '前の名前' }).click()
  const title = page.getByLabel('ボードの名前')
  await title.fill('')
  await compose(ime, 'つぎ')
  await press(ime, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
  await press(ime, { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 })
  expect(await title.isVisible()).toBe(true)
  await ime.send('Input.insertText', { text: '次の名前' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '次の名前' }).waitFor()

  await page.getByRole('button', { name: 'ここにいる人' }).click()
  await page.getByRole('button', { name: '名前を変える', exact: true }).click()
  const renamed = page.getByRole('textbox', { name: 'お名前' })
  await renamed.fill('')
  await compose(ime, 'うめ')
  await press(ime, { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 })
  expect(await renamed.isVisible()).toBe(true)
  await ime.send('Input.insertText', { text: '梅' })
  await page.keyboard.press('Enter')
  await page.getByText('梅', { exact: true }).first().waitFor()
  await page.keyboard.press('Escape')

  await page.mouse.dblclick(720, 450)
  await page.locator('.tl-canvas [contenteditable="true"]:focus').waitFor()
  await compose(ime, 'いちわ')
  for (const [key, code] of [
    ['Enter', 'Enter'],
    ['Tab', 'Tab'],
    ['Escape', 'Escape'],
  ] as const) {
    await press(ime, { key, code, windowsVirtualKeyCode: 229 })
  }
  await ime.send('Input.insertText', { text: '一羽' })
  await noteWith(page, '一羽').waitFor()
  expect(await notes(page).count()).toBe(1)
  expect(await page.locator('.tl-canvas [contenteditable="true"] p').count()).toBe(1)
})

type Key = { key: string; code: string; windowsVirtualKeyCode: number }

async function press(session: CDPSession, key: Key, more: { modifiers?: number; windowsVirtualKeyCode?: number } = {}): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, ...more })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, ...more })
}

async function compose(ime: CDPSession, text: string): Promise<void> {
  await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}

async function toolIs(page: Page, tool: string, what: string): Promise<void> {
  const button = page.getByTestId(`tools.${tool}`)
  await waitFor(`${tool} to be chosen on ${what}`, async () =>
    (await button.getAttribute('aria-pressed')) === 'true' || (await button.getAttribute('aria-checked')) === 'true' ? true : undefined,
  )
}
