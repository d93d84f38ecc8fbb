import { expect } from 'vitest'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

test('[COLOR-3] colours are chosen by name; what the group calls them stands in everybody’s legend and beside the colours', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja' })
  const [aki, vera] = [await openPage({ locale: 'ja-JP' }), await openPage({ locale: 'ja-JP', colorScheme: 'dark' })]
  await Promise.all([joinBoard(aki, board.link('participant'), '彩'), joinBoard(vera, board.link('viewer'), '健')])
  await writeNote(aki, { x: 600, y: 300 }, '自社の事例')
  await writeNote(aki, { x: 900, y: 600 }, '顧客の声')
  expect(await aki.getByRole('region', { name: '凡例' }).count()).toBe(0)

  await noteWith(aki, '顧客の声').click()
  await aki.getByRole('radio', { name: '青' }).check({ force: true })
  const legend = aki.getByRole('region', { name: '凡例' })
  await legend.getByRole('button').click()
  await legend.getByLabel('「青」の付箋が表すもの').fill('顧客')
  await legend.getByLabel('「青」の付箋が表すもの').press('Enter')
  await legend.getByLabel('「黄」の付箋が表すもの').fill('自社')
  await legend.getByLabel('「黄」の付箋が表すもの').press('Escape')
  expect(await legend.getByLabel('「黄」の付箋が表すもの').inputValue()).toBe('')

  await vera.getByRole('region', { name: '凡例' }).getByText('顧客').waitFor()
  expect(await vera.getByRole('region', { name: '凡例' }).getByRole('textbox').count()).toBe(0)
  await noteWith(aki, '自社の事例').click()
  await aki.getByRole('radio', { name: /青.*顧客/ }).waitFor()
  await screenshot(aki, 'colors-ja')
  await screenshot(vera, 'colors-viewer-dark')
})
