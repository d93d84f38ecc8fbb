import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { centreOf, joinBoard, leaveNote, noteWith, notes, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

// tldraw tries to prevent the default of touches in listeners that React makes passive; Chromium says so and all is well.
const expectedErrors = [/Unable to preventDefault inside passive event listener/]

/** Waits until the only note has come to rest with a width that fits, and resolves to its box on the screen. */
async function noteAtRest(page: Page, fits: (width: number) => boolean): Promise<{ x: number; y: number; width: number }> {
  let before = ''
  return await waitFor('the note to come to rest', async () => {
    const box = await notes(page).first().boundingBox()
    const isAtRest = box !== null && JSON.stringify(box) === before && fits(box.width)
    before = JSON.stringify(box)
    return isAtRest ? box : undefined
  })
}

async function beginNote(page: Page, at: { x: number; y: number }): Promise<void> {
  await page.getByTestId('tools.note').click()
  await page.touchscreen.tap(at.x, at.y)
  await page.locator('.tl-canvas [contenteditable="true"]').waitFor()
}

test('[WRITE-1] on a phone the camera goes to the note that one writes and then back', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ device: 'phone', expectedErrors })
  await joinBoard(page, board.link('participant'), 'Aki')
  await beginNote(page, { x: 290, y: 380 })
  const near = await noteAtRest(page, (width) => width > 150)
  expect(near.x).toBeGreaterThanOrEqual(0)
  expect(near.x + near.width).toBeLessThanOrEqual(390)
  await page.keyboard.insertText('Written where it can be read')
  await screenshot(page, 'writing-near-phone')
  await leaveNote(page)
  const far = await noteAtRest(page, (width) => width < 60)
  expect(await centreOf(noteWith(page, 'Written where'))).toMatchObject({ x: expect.closeTo(290, -1), y: expect.closeTo(380, -1) })
  expect(far.width).toBeLessThan(60)
})

test('[WRITE-1] somebody who moves the camera while writing stays where they went', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ device: 'phone', expectedErrors })
  await joinBoard(page, board.link('participant'), 'Aki')
  await beginNote(page, { x: 290, y: 380 })
  const near = await noteAtRest(page, (width) => width > 150)
  await page.keyboard.insertText('Here')
  await page.mouse.move(195, 700)
  await page.mouse.wheel(0, 120)
  await waitFor('the board to move', async () => (await notes(page).first().boundingBox())?.y !== near.y || undefined)
  await leaveNote(page)
  const left = await noteAtRest(page, (width) => width > 150)
  expect(left.width).toBeGreaterThan(150)
})

test('[VIEW-1] a board opens where this device left it; with nothing there to see, or never moved, in full', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const page = await openPage()
  await joinBoard(page, board.link('participant'), 'Aki')
  await writeNote(page, { x: 1000, y: 300 }, 'Far right')
  const whole = await noteAtRest(page, () => true)
  expect((await page.evaluate(() => localStorage.getItem('flamingo.views'))) ?? '').not.toContain(board.id)

  await page.getByRole('button', { name: 'Zoom in' }).click()
  const near = await noteAtRest(page, (width) => width > whole.width * 1.5)
  await waitFor(
    'the view to be kept',
    async () => (await page.evaluate(() => localStorage.getItem('flamingo.views')))?.includes(board.id) || undefined,
  )
  await page.reload()
  await notes(page).first().waitFor()
  const again = await noteAtRest(page, (width) => width > whole.width * 1.5)
  expect(again.x).toBeCloseTo(near.x, -1)
  expect(again.y).toBeCloseTo(near.y, -1)

  await page.evaluate((id) => localStorage.setItem('flamingo.views', JSON.stringify({ [id]: { x: 90_000, y: 0, zoom: 1 } })), board.id)
  await page.goto('about:blank')
  await page.goto(board.link('participant'))
  await notes(page).first().waitFor()
  expect((await noteAtRest(page, () => true)).width).toBeCloseTo(whole.width, 0)
})

test('[VIEW-2] a turn of the wheel moves the board once, also while the page is too busy to see the wheel come to rest', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const page = await openPage()
  await joinBoard(page, board.link('participant'), 'Aki')
  await writeNote(page, { x: 700, y: 300 }, 'Moved once')
  const before = await noteAtRest(page, () => true)
  await page.evaluate(async () => {
    const turn = { deltaY: 100, clientX: 600, clientY: 500, bubbles: true, cancelable: true }
    document.querySelector('.tl-background')?.dispatchEvent(new WheelEvent('wheel', turn))
    const end = performance.now() + 400
    while (performance.now() < end);
    // What was due while the page was busy comes before this timer, what it asked for at the next frame.
    await new Promise((resolve) => setTimeout(resolve))
    await new Promise((resolve) => requestAnimationFrame(resolve))
  })
  expect((await noteAtRest(page, () => true)).y).toBeCloseTo(before.y - 100, 0)
})
