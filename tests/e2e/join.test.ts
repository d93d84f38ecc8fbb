import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'

/** The status of each snapshot that `page` has asked for so far. */
function watchSnapshots(page: Page): number[] {
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('/snapshot')) statuses.push(response.status())
  })
  return statuses
}

test('[JOIN-7] [JOIN-8] whoever opens a link for the first time gets the board as a snapshot; the second time the device has it', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const aki = await openPage()
  await joinBoard(aki, board.link('participant'), 'Aki')
  await writeNote(aki, { x: 720, y: 450 }, 'Company A: staff run the account')

  const ben = await openPage()
  const snapshots = watchSnapshots(ben)
  await joinBoard(ben, board.link('participant'), 'Ben')
  await noteWith(ben, 'Company A: staff run the account').waitFor()
  expect(snapshots).toEqual([200])

  await writeNote(ben, { x: 400, y: 300 }, 'Company B: an agency')
  await noteWith(aki, 'Company B: an agency').waitFor()
  await ben.reload()
  await noteWith(ben, 'Company B: an agency').waitFor()
  expect(await noteWith(ben, 'Company A: staff run the account').count()).toBe(1)
  expect(snapshots).toEqual([200])
})
