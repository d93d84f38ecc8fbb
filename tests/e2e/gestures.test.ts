import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { must } from '../../shared/must.ts'
import { openStockClient } from '../support/stockClient.ts'
import { centreOf, drag, joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard, type CreatedBoard } from './support/createBoard.ts'
import { waitFor } from './support/waitFor.ts'

const middle = { x: 720, y: 450 }
const aside = { x: 1000, y: 600 }

test('[GLIDE-4] a drag of one hand is one write into the history, and is seen by others in many small steps', async ({
  server,
  pair: { board, aki, ben },
}) => {
  await writeNote(aki, middle, 'One write')
  await noteWith(ben, 'One write').waitFor()
  const stock = openStockClient(server.url, { id: board.id, key: board.keys.viewer })
  await waitFor('the stock client to be in', () => (stock.provider.synced ? true : undefined))
  let writes = 0
  stock.document.on('update', () => writes++)

  await watchPlaces(ben)
  // So many moves that also a machine which draws few frames shows the way, and not the end alone.
  await drag(aki, middle, aside, { drop: false, steps: 40 })
  await arrived(ben, aside)
  expect(writes).toBe(0)
  await aki.mouse.up()
  await waitFor('the write to arrive', () => (writes > 0 ? true : undefined))
  await bothAt(aki, ben, aside)
  expect(writes).toBe(1)
  const steps = await placesSeen(ben)
  expect(steps.length).toBeGreaterThan(8)
  // No jitter: each step goes on in the direction of the drag.
  for (const [at, x] of steps.entries()) expect(x).toBeGreaterThanOrEqual((steps[at - 1] ?? 0) - 0.5)
})

test('[GLIDE-4] a resize, a rotation and a stroke are seen while they go on', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { template: 'blank' })
  const [aki, ben] = [await openPage(), await openPage()]
  await joinBoth(board, aki, ben)
  await aki.keyboard.press('d')
  await drag(aki, { x: 300, y: 300 }, { x: 500, y: 400 }, { drop: false })
  const stroke = ben.locator('.tl-shape[data-shape-type="draw"]')
  await waitFor('the stroke to be seen as it grows', async () =>
    (await stroke.count()) === 1 && (await sizeOf(stroke)).width > 100 ? true : undefined,
  )
  await aki.mouse.up()

  await aki.keyboard.press('r')
  await drag(aki, { x: 700, y: 300 }, { x: 900, y: 400 })
  const box = ben.locator('.tl-shape[data-shape-type="geo"]')
  await waitFor('the box to be there', async () => ((await sizeOf(box)).width > 190 ? true : undefined))
  await drag(aki, { x: 900, y: 400 }, { x: 1000, y: 500 }, { drop: false })
  await waitFor('the box to grow', async () => ((await sizeOf(box)).width > 280 ? true : undefined))
  await aki.keyboard.press('Escape')
  await aki.mouse.up()
  await waitFor('the box to be as it was', async () => (Math.abs((await sizeOf(box)).width - 200) < 10 ? true : undefined))

  const turnedBy = () => box.evaluate((element) => Math.abs(new DOMMatrix(getComputedStyle(element).transform).b))
  const corner = must(await aki.getByTestId('selection.rotate.bottom-right').boundingBox(), 'the box is selected')
  // The outer edge of the corner turns, its inner one resizes.
  await drag(aki, { x: corner.x + corner.width - 2, y: corner.y + corner.height - 2 }, { x: 800, y: 600 }, { drop: false })
  await waitFor('the box to turn', async () => ((await turnedBy()) > 0.1 ? true : undefined))
  await aki.keyboard.press('Escape')
  await aki.mouse.up()
  await waitFor('the box to be upright again', async () => ((await turnedBy()) < 0.001 ? true : undefined))
})

test('[GLIDE-5] a tab closed, a connection lost in mid-drag: the others are back at the document', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const ben = await openPage()
  await joinBoard(ben, board.link('participant'), 'Ben')
  await writeNote(ben, middle, 'Held')
  for (const leave of ['closed', 'cut'] as const) {
    const aki = await openPage()
    await joinBoard(aki, board.link('participant'), 'Aki')
    await noteWith(aki, 'Held').waitFor()
    await drag(aki, middle, aside, { drop: false })
    await arrived(ben, aside)
    if (leave === 'cut') await aki.context().setOffline(true)
    else await aki.close()
    await arrived(ben, middle, 25_000)
  }
})

test('[GLIDE-5] two hands on one note: each sees its own, and the last to let go wins', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'Both')
  await noteWith(ben, 'Both').waitFor()
  const left = { x: 400, y: 300 }
  await drag(aki, middle, aside, { drop: false })
  await arrived(ben, aside)
  // Ben takes it out of Aki's hand.
  await drag(ben, aside, left, { drop: false })
  await arrived(ben, left)
  expect(near(await centreOf(notes(aki)), aside)).toBe(true)
  await aki.mouse.up()
  await arrived(aki, left)
  expect(near(await centreOf(notes(ben)), left)).toBe(true)
  await ben.mouse.up()
  await bothAt(aki, ben, left)
})

async function joinBoth(board: CreatedBoard, aki: Page, ben: Page): Promise<void> {
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
}

async function bothAt(aki: Page, ben: Page, place: { x: number; y: number }): Promise<void> {
  for (const page of [aki, ben]) await arrived(page, place)
}

async function arrived(page: Page, place: { x: number; y: number }, timeoutMs?: number): Promise<void> {
  await waitFor(
    `the note to be at ${place.x}, ${place.y}`,
    async () => (near(await centreOf(notes(page)), place) ? true : undefined),
    timeoutMs,
  )
}

// tldraw lets a drag begin after a few pixels.
function near(one: { x: number; y: number }, other: { x: number; y: number }): boolean {
  return Math.abs(one.x - other.x) < 12 && Math.abs(one.y - other.y) < 12
}

async function sizeOf(locator: ReturnType<Page['locator']>): Promise<{ width: number }> {
  return (await locator.boundingBox()) ?? { width: 0 }
}

/** From now on remembers where the note is in each frame, as long as it moves. */
async function watchPlaces(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { placesSeen: seen })
    const look = (): void => {
      const x = document.querySelector('.tl-shape[data-shape-type="note"]')?.getBoundingClientRect().x
      if (x !== undefined && x !== seen.at(-1)) seen.push(x)
      requestAnimationFrame(look)
    }
    look()
  })
}

async function placesSeen(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { placesSeen: number[] }).placesSeen)
}
