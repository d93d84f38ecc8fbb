import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { centreOf, joinBoard, noteWith, notes, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { waitFor } from './support/waitFor.ts'

const corner = 'Both wheels turn'

async function placeOfMatrix(page: Page): Promise<{ x: number; y: number }> {
  return centreOf(page.getByText(corner).first())
}

test('[MATRIX-2] nothing people do by accident moves, deletes, unlocks or copies the quadrant', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(ben, { x: 420, y: 300 }, 'A case')
  await noteWith(aki, 'A case').waitFor()

  for (const page of [ben, aki]) {
    const place = await placeOfMatrix(page)
    // An axis and a corner name are what a hand meets first.
    for (const at of [place, { x: 720, y: 600 }]) {
      await page.mouse.move(at.x, at.y)
      await page.mouse.down()
      await page.mouse.move(at.x + 150, at.y + 80, { steps: 4 })
      await page.mouse.up()
    }
    for (const keys of [
      ['Control+a', 'ArrowRight', 'ArrowDown'],
      ['Control+a', 'Shift+l', 'ArrowLeft'],
      ['Control+a', 'Control+g'],
      ['Control+a', 'Control+c', 'Control+v'],
      ['Control+a', 'Control+d'],
      ['Control+a', '['],
      ['Control+a', ']'],
      ['Control+a', 'Shift+h', 'Shift+v'],
      ['Control+a', 'Control+x'],
      ['Control+a', 'Delete'],
      Array.from({ length: 30 }, () => 'Control+z'),
      Array.from({ length: 30 }, () => 'Control+Shift+z'),
    ]) {
      for (const key of keys) await page.keyboard.press(key)
    }
    expect(await placeOfMatrix(page)).toEqual(place)
    // Each matrix is drawn in two layers.
    expect(await page.locator('[data-shape-type="matrix"]').count()).toBe(2)
  }

  // The server has taken no change of it either, and nobody was sent away for trying.
  await writeNote(ben, { x: 1000, y: 300 }, 'Still here')
  await noteWith(aki, 'Still here').waitFor()
})

test('[NOTE-2] notes come with N, a double click, Tab to the right and Ctrl+Enter below', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { template: 'blank' })
  const page = await openPage()
  await joinBoard(page, board.link('participant'), 'Aki')
  await page.keyboard.press('n')
  await page.mouse.click(500, 300)
  await caretInNoteOtherThan(page, /first|right/)
  await page.keyboard.insertText('first')
  await page.keyboard.press('Tab')
  await caretInNoteOtherThan(page, 'first')
  await page.keyboard.insertText('right')
  await page.keyboard.press('Control+Enter')
  await caretInNoteOtherThan(page, /first|right/)
  await page.keyboard.insertText('below')
  await page.keyboard.press('Escape')
  await noteWith(page, 'below').waitFor()
  await waitFor('the three notes to lie beside and below each other', async () => {
    const [first, right, below] = [
      await centreOf(noteWith(page, 'first')),
      await centreOf(noteWith(page, 'right')),
      await centreOf(noteWith(page, 'below')),
    ]
    const isPlaced = right.x > first.x + 50 && Math.abs(right.y - first.y) < 3 && below.y > right.y + 50 && Math.abs(below.x - right.x) < 3
    return isPlaced ? true : undefined
  })
})

/** Waits until one can write in a note that has none of these words yet. */
async function caretInNoteOtherThan(page: Page, words: string | RegExp): Promise<void> {
  await notes(page).filter({ hasNotText: words }).locator('[contenteditable="true"]:focus').waitFor()
}

test('[IMAGE-3] a picture dropped in by one is on the other’s screen, from the server, and not in the document', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { template: 'blank' })
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  const chooser = aki.waitForEvent('filechooser')
  await aki.getByTestId('tools.asset').click()
  await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(onePixel, 'base64') })
  const image = ben.locator('.tl-shape[data-shape-type="image"] img')
  await image.waitFor({ state: 'attached' })
  expect(await image.first().getAttribute('src')).toMatch(new RegExp(`/uploads/${board.id}/[A-Za-z0-9_-]+\\.png`))
})

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
