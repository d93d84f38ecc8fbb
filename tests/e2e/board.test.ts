import { expect } from 'vitest'
import { centreOf, drag, joinBoard, noteWith, notes, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

const middle = { x: 720, y: 450 }

test('[BOARD-1] a note written in one browser is on the other’s screen, with the cursor and the name of who wrote it', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])

  await writeNote(aki, middle, 'Company A: staff run the account')
  await noteWith(ben, 'Company A: staff run the account').waitFor()
  await aki.mouse.move(500, 400)
  await ben.locator('.tl-cursor, .tl-collaborator__cursor').first().waitFor()
  await ben.getByText('Aki').first().waitFor()
  await screenshot(ben, 'board-two-people')
})

test('[BOARD-2] a note moved, recoloured and deleted in one browser is so in the other; undo takes back one’s own work', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(aki, middle, 'Mine')
  await writeNote(ben, { x: 400, y: 300 }, 'Theirs')
  await noteWith(aki, 'Theirs').waitFor()

  const before = await centreOf(noteWith(ben, 'Mine'))
  await drag(aki, await centreOf(noteWith(aki, 'Mine')), { x: 1000, y: 600 })
  await waitFor('the note to arrive where it was dropped', async () => {
    const now = await centreOf(noteWith(ben, 'Mine'))
    return Math.abs(now.x - before.x - 280) < 3 && Math.abs(now.y - before.y - 150) < 3 ? true : undefined
  })

  await aki.keyboard.press('Delete')
  await noteWith(ben, 'Mine').waitFor({ state: 'detached' })
  // tldraw counts deselecting as a step of its own.
  await ben.keyboard.press('Control+z')
  await ben.keyboard.press('Control+z')
  await noteWith(aki, 'Theirs').waitFor({ state: 'detached' })
  await aki.keyboard.press('Control+z')
  await noteWith(ben, 'Mine').waitFor()
  expect(await notes(ben).count()).toBe(1)
})

test('[BOARD-3] who leaves is gone at once', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const aki = await openPage()
  await joinBoard(aki, board.link('facilitator'), 'Aki')
  const ben = await openPage()
  await joinBoard(ben, board.link('participant'), 'Ben')
  await aki.getByRole('button', { name: /2 people here/ }).waitFor()
  await ben.close()
  // Awareness alone would forget Ben after thirty seconds.
  await aki.getByRole('button', { name: /1 person here/ }).waitFor({ timeout: 10_000 })
})

test('[BOARD-4] the server killed and started again under two people: both go on, and agree', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const expectedErrors = [/WebSocket connection to/, /Failed to load resource/]
  const [aki, ben] = [await openPage({ expectedErrors }), await openPage({ expectedErrors })]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(aki, middle, 'Before')
  await noteWith(ben, 'Before').waitFor()

  await server.kill('SIGKILL')
  await aki.getByText(/^Offline/).waitFor()
  await writeNote(aki, { x: 420, y: 300 }, 'Aki while away')
  await writeNote(ben, { x: 1020, y: 300 }, 'Ben while away')
  await aki.getByText(/Offline: \d+ changes? kept on this device/).waitFor()
  await screenshot(aki, 'board-offline')

  await server.restart()
  await aki.getByText('Back online, all saved').waitFor({ timeout: 30_000 })
  await screenshot(aki, 'board-back-online')
  for (const page of [aki, ben]) {
    for (const text of ['Before', 'Aki while away', 'Ben while away']) await noteWith(page, text).waitFor()
    expect(await notes(page).count()).toBe(3)
  }

  await aki.reload()
  await noteWith(aki, 'Ben while away').waitFor()
  expect(await notes(aki).count()).toBe(3)
})

test('[ROLE-7] a viewer sees everything and can change nothing', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const [aki, vera] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(vera, board.link('viewer'), 'Vera')])
  await writeNote(aki, middle, 'Look at me')
  await noteWith(vera, 'Look at me').waitFor()

  const place = await centreOf(noteWith(vera, 'Look at me'))
  await vera.mouse.dblclick(400, 300)
  await vera.keyboard.press('n')
  await vera.mouse.click(500, 300)
  await drag(vera, place, { x: 900, y: 700 })
  await vera.keyboard.press('Control+a')
  await vera.keyboard.press('Delete')
  await vera.getByText('View only').first().waitFor()
  expect(await notes(vera).count()).toBe(1)
  expect(await vera.getByTestId('tools.note').count()).toBe(0)
  await writeNote(aki, { x: 1000, y: 300 }, 'After')
  await noteWith(vera, 'After').waitFor()
  expect(await notes(aki).count()).toBe(2)
})

test('[BOARD-5] the title is the facilitator’s, and everybody sees it change', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { title: 'First title' })
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await aki.getByRole('button', { name: /First title/ }).click()
  await aki.getByLabel('Name of the board').fill('Second title')
  await aki.keyboard.press('Enter')
  await ben.getByText('Second title').first().waitFor()
  expect(await ben.getByRole('button', { name: /Second title/ }).count()).toBe(0)
})
