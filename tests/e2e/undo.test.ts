import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { centreOf, drag, joinBoard, leaveNote, moveCaret, notes, noteWith, openNote, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import type { PageOptions } from './support/openBrowser.ts'
import type { TestServer } from './support/startServer.ts'
import { waitFor } from './support/waitFor.ts'

const middle = { x: 720, y: 450 }
const aside = { x: 1000, y: 600 }
const connectionErrors = { expectedErrors: [/WebSocket connection to/, /Failed to load resource/] }

test('[UNDO-1] I move a note, somebody else writes in it, I undo: the note is back, and their words stay', async ({
  pair: { aki, ben },
}) => {
  await writeNote(aki, middle, 'Mine')
  await noteWith(ben, 'Mine').waitFor()
  await drag(aki, middle, aside)
  await at(ben, aside)
  await openNote(ben, aside)
  await moveCaret(ben, 'Control+End')
  await ben.keyboard.type(' and theirs')
  await leaveNote(ben)
  await noteWith(aki, 'Mine and theirs').waitFor()
  await undoUntil(aki, 'the note to be back', async () => near(await centreOf(notes(aki)), middle))
  await at(ben, middle)
  for (const page of [aki, ben]) expect(await noteWith(page, 'Mine and theirs').count()).toBe(1)
  await redoAll(aki)
  await at(ben, aside)
  expect(await noteWith(ben, 'Mine and theirs').count()).toBe(1)
})

test('[UNDO-2] what somebody else deleted stays deleted, whatever I undo and redo, and nothing breaks', async ({ pair: { aki, ben } }) => {
  await writeNote(aki, middle, 'Gone')
  await drag(aki, middle, aside)
  await at(ben, aside)
  await ben.mouse.click(aside.x, aside.y)
  await ben.keyboard.press('Delete')
  await notes(aki).first().waitFor({ state: 'detached' })
  for (let step = 0; step < 8; step++) await aki.keyboard.press('Control+z')
  await redoAll(aki)
  await writeNote(aki, { x: 400, y: 300 }, 'Next')
  await noteWith(ben, 'Next').waitFor()
  for (const page of [aki, ben]) expect(await notes(page).count()).toBe(1)
})

test('[UNDO-3] undo and redo keep to my own steps across a lost connection', async ({ server, openPage }) => {
  const [aki, ben] = await two(server, openPage, connectionErrors)
  await writeNote(aki, middle, 'Before')
  await noteWith(ben, 'Before').waitFor()
  await aki.context().setOffline(true)
  await aki.getByText(/^Offline/).waitFor({ timeout: 40_000 })
  await drag(aki, middle, aside)
  await writeNote(ben, { x: 400, y: 300 }, 'Theirs')
  await ben.mouse.click(middle.x, middle.y)
  await aki.context().setOffline(false)
  await noteWith(aki, 'Theirs').waitFor()
  await at(ben, aside, 'Before')
  await undoUntil(aki, 'the move to be undone', async () => near(await centreOf(noteWith(aki, 'Before')), middle))
  await at(ben, middle, 'Before')
  for (let step = 0; step < 8; step++) await aki.keyboard.press('Control+z')
  await noteWith(ben, 'Before').waitFor({ state: 'detached' })
  expect(await noteWith(ben, 'Theirs').count()).toBe(1)
  expect(await noteWith(aki, 'Theirs').count()).toBe(1)
})

async function two(server: TestServer, openPage: (options?: PageOptions) => Promise<Page>, options?: PageOptions): Promise<[Page, Page]> {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(options), await openPage(options)]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  return [aki, ben]
}

// tldraw counts selecting as a step of its own: so many undos as it takes.
async function undoUntil(page: Page, what: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 6; step++) {
    if (await isDone()) return
    await page.keyboard.press('Control+z')
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  throw new Error(`Undid in vain for ${what}`)
}

async function redoAll(page: Page): Promise<void> {
  for (let step = 0; step < 8; step++) await page.keyboard.press('Control+Shift+z')
  // tldraw takes a modifier key for pressed 150 ms longer than it is: a timer that is set now fires after that.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 151)))
}

async function at(page: Page, place: { x: number; y: number }, text = ''): Promise<void> {
  await waitFor(`the note to be at ${place.x}, ${place.y}`, async () =>
    near(await centreOf(noteWith(page, text)), place) ? true : undefined,
  )
}

function near(one: { x: number; y: number }, other: { x: number; y: number }): boolean {
  return Math.abs(one.x - other.x) < 12 && Math.abs(one.y - other.y) < 12
}
