import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { centreOf, drag, joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { waitFor } from './support/waitFor.ts'

test('[READ-6] the overview counts while others move notes, lights up what is pointed at, and leaves the matrix whole', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage()]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('viewer'), 'Ben')])
  await writeNote(aki, { x: 1050, y: 250 }, 'Both')
  await writeNote(aki, { x: 450, y: 250 }, 'Unheard')
  await noteWith(ben, 'Unheard').waitFor()
  const apart = await centreOf(noteWith(ben, 'Both'))

  await ben.getByRole('button', { name: 'Overview', exact: true }).click()
  const panel = ben.getByRole('region', { name: 'Overview' })
  await panel.getByRole('button', { name: 'Both wheels turn: 1 case' }).waitFor()
  await panel.getByRole('button', { name: 'Empowered, unheard: 1 case' }).waitFor()
  // The matrix has made room: nothing of it lies below the panel.
  const edge = (await panel.boundingBox())?.x ?? 0
  const matrix = await ben.locator('.board-matrix').boundingBox()
  expect((matrix?.x ?? 0) + (matrix?.width ?? 0)).toBeLessThan(edge)

  await panel.getByRole('button', { name: 'Both wheels turn: 1 case' }).hover()
  await steppedBack(ben, ['Unheard'])
  await panel.getByRole('button', { name: /Aki\s*2/ }).hover()
  await steppedBack(ben, [])

  await drag(aki, { x: 1050, y: 250 }, { x: 1050, y: 700 }, { drop: false })
  await panel.getByRole('button', { name: 'Loud, not empowered: 1 case' }).waitFor()
  await panel.getByText('As many of 2 cases lean to Empowerment as to Marketing: 1 each').waitFor()
  await aki.mouse.up()

  await panel.getByRole('button', { name: 'Loud, not empowered: 1 case' }).click()
  await ben.mouse.move(400, 500)
  await steppedBack(ben, ['Unheard'])
  await screenshot(ben, 'overview')
  await ben.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await steppedBack(ben, [])
  await waitFor('the matrix to be as large as before', async () => {
    const there = await centreOf(noteWith(ben, 'Unheard'))
    const left = await centreOf(noteWith(aki, 'Unheard'))
    return Math.abs(there.x - left.x) < 3 ? true : undefined
  })
  expect(apart.x).toBeGreaterThan(1000)
})

async function steppedBack(page: Page, texts: string[]): Promise<void> {
  await waitFor(`only ${texts.join(', ') || 'nothing'} to step back`, async () => {
    const back = await page.locator('.board-note--back .tl-rich-text').allInnerTexts()
    return back.map((text) => text.trim()).join() === texts.join() ? true : undefined
  })
}
