import type { Locator, Page } from 'playwright-core'
import { must } from '../../../shared/must.ts'

/** What people do on a board's page, and what they see there. Places are in pixels of the window. */

/** Opens a board and joins under `name`; resolves when the canvas is there. */
export async function joinBoard(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  const nameField = page.getByLabel(/^(Your name|お名前)$/)
  await nameField.fill(name)
  await nameField.press('Enter')
  await nameField.waitFor({ state: 'hidden' })
  await page.locator('.tl-canvas').waitFor()
}

/** Writes a note with its centre at `at`, as people do: a double click, the text, Escape. */
export async function writeNote(page: Page, at: { x: number; y: number }, text: string): Promise<void> {
  await page.mouse.dblclick(at.x, at.y)
  await page.locator('.tl-canvas [contenteditable="true"]').waitFor()
  await page.keyboard.insertText(text)
  await leaveNote(page)
}

/** Ends writing and selects nothing. */
export async function leaveNote(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.tl-canvas [contenteditable="true"]').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
}

/** The note with this text. */
export function noteWith(page: Page, text: string | RegExp): Locator {
  return notes(page).filter({ hasText: text })
}

/** All notes that are drawn. */
export function notes(page: Page): Locator {
  return page.locator('.tl-shape[data-shape-type="note"]')
}

/** The centre of what `locator` finds. */
export async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = must(await locator.boundingBox(), 'the element is drawn')
  return { x: x + width / 2, y: y + height / 2 }
}

/** Drags from one place to another in a few steps. With `drop: false` the button stays down. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }, { drop = true } = {}): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  if (drop) await page.mouse.up()
}
