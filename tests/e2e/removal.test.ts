import { expect } from 'vitest'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

const expectedErrors = [/WebSocket connection to/]

test('[PEOPLE-2] a facilitator sends somebody away: the page says so, what they wrote stays, and the link still lets them in', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url)
  const [aki, ben] = [await openPage(), await openPage({ expectedErrors })]
  await Promise.all([joinBoard(aki, board.link('facilitator'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  await writeNote(ben, { x: 420, y: 300 }, 'From Ben')
  await noteWith(aki, 'From Ben').waitFor()
  // Whoever may not, isn't offered it.
  await ben.getByRole('button', { name: /people here/ }).click()
  expect(await ben.getByRole('button', { name: /Remove/ }).count()).toBe(0)
  await ben.keyboard.press('Escape')

  await aki.getByRole('button', { name: '2 people here' }).click()
  await aki.getByRole('button', { name: 'Remove Ben from the board' }).click()
  await aki.getByText('replace it under Share').waitFor()
  await screenshot(aki, 'people-remove')
  await aki.getByRole('button', { name: 'Let them stay' }).click()
  await aki.getByRole('button', { name: 'Remove Ben from the board' }).click()
  await aki.getByRole('button', { name: 'Remove', exact: true }).click()
  await aki.getByText('Ben has left the board.').waitFor()
  await ben.getByRole('heading', { name: 'You were removed from the board' }).waitFor()
  await screenshot(ben, 'problem-removed')
  await aki.getByRole('button', { name: '1 person here' }).waitFor()
  await noteWith(aki, 'From Ben').waitFor()

  await ben.reload()
  await noteWith(ben, 'From Ben').waitFor()
  await aki.getByRole('button', { name: '2 people here' }).waitFor()
})

test('[PEOPLE-2] a second facilitator cannot be sent away, and the list says why', async ({ server, openPage }) => {
  const board = await createBoard(server.url, { locale: 'ja' })
  const aki = await openPage({ locale: 'ja-JP', device: 'phone', colorScheme: 'dark' })
  const ume = await openPage({ locale: 'ja-JP' })
  await Promise.all([joinBoard(aki, board.link('facilitator'), '明希'), joinBoard(ume, board.link('facilitator'), '梅')])
  await aki.getByRole('button', { name: 'ここにいる人（2人）' }).click()
  await aki.getByRole('button', { name: '梅さんをボードから外す' }).click()
  await screenshot(aki, 'people-remove-phone')
  await aki.getByRole('button', { name: '外す', exact: true }).click()
  await aki.getByText('梅さんは外せませんでした').waitFor()
  await screenshot(aki, 'people-remove-stays')
  await aki.getByRole('button', { name: '閉じる' }).click()
  await aki.getByRole('button', { name: '梅さんをボードから外す' }).waitFor()
})
