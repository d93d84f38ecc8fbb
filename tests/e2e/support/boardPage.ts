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
  await page.locator('.tl-canvas [contenteditable="true"]:focus').waitFor()
  await page.keyboard.insertText(text)
  await leaveNote(page)
}

/** Opens the only note, or the one with its centre at `at`, and waits until nobody but the keyboard moves its caret. */
export async function openNote(page: Page, at?: { x: number; y: number }): Promise<void> {
  const place = at ?? (await centreOf(notes(page)))
  await page.mouse.dblclick(place.x, place.y)
  // Two clicks that come late, or right after another double click there, open it with the caret at that place: nothing need be selected.
  await page.locator('.tl-canvas [contenteditable="true"]:focus').waitFor()
  // tldraw places the caret by a timer of 100 ms and then a frame, and ProseMirror takes a caret that goes to the very beginning
  // within 200 ms of the focus for a mistake of the browser. A timer that is set now comes after theirs.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 201)))
}

/** Presses a key that moves the caret, and lets the page see that it has moved: no hand types on within a millisecond. */
export async function moveCaret(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
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

/** Drags from one place to another in `steps` moves. With `drop: false` the button stays down. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  { drop = true, steps = 8 } = {},
): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps })
  if (drop) await page.mouse.up()
}
