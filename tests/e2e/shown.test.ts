import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { must } from '../../shared/must.ts'
import { joinBoard, notes, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { startPageServer } from './support/startPageServer.ts'
import { waitFor } from './support/waitFor.ts'

const corners = ['両輪が回る', '人は活きるが届かない', '届くが人が活きない', 'これから']

test('[SHOW-1] [SHOW-2] [SHOW-3] a projector shows the board alone and live, keeps the matrix in view, and lets people in as participants', async ({
  server,
  openPage,
}) => {
  const board = await createBoard(server.url, { locale: 'ja', title: '第3回 事例を持ち寄る会' })
  const aki = await openPage({ locale: 'ja-JP' })
  await joinBoard(aki, board.link('facilitator'), '彩')
  await writeNote(aki, { x: 980, y: 270 }, 'A社：社員が中の人')
  await aki.getByRole('button', { name: '共有', exact: true }).click()
  const opening = aki.context().waitForEvent('page')
  await aki.getByRole('link', { name: 'この画面に映す' }).click()
  const screen = await opening
  await screen.setViewportSize({ width: 1280, height: 720 })
  await noteWith(screen, 'A社：社員が中の人').waitFor()
  await aki.keyboard.press('Escape')

  // Two pages, one person.
  await screen.getByText('1人が参加しています').waitFor()
  await aki.getByRole('button', { name: 'ここにいる人（1人）' }).waitFor()
  const way = must(await screen.getByRole('link', { name: /読み取って参加/ }).getAttribute('href'), 'the code is a link')
  expect(way).toBe(board.link('participant'))
  expect(await screen.content()).not.toContain(board.keys.facilitator)
  for (const tools of ['.tlui-layout', '.tlui-toolbar']) expect(await screen.locator(tools).count()).toBe(0)
  for (const key of ['Control+a', 'Delete', 'n']) await screen.keyboard.press(key)
  await screen.mouse.dblclick(500, 300)
  await screen.keyboard.type('nobody')

  await writeNote(aki, { x: 420, y: 600 }, 'まず社内報から')
  await noteWith(screen, 'まず社内報から').waitFor()
  expect([await notes(screen).count(), await notes(aki).count()]).toEqual([2, 2])
  await screenshot(screen, 'shown-screen-light-ja')
  for (const [width, height] of [
    [1920, 1080],
    [1000, 900],
    [390, 600],
  ] as const) {
    await screen.setViewportSize({ width, height })
    await waitFor(`the matrix to fill ${width} × ${height}`, async () => (await showsMatrix(screen)) || undefined)
    await screenshot(screen, `shown-${width}-light-ja`)
  }
})

test('[SHOW-4] another page holds a board in a frame where that is allowed, and the wheel is its own', async ({ openPage }) => {
  const wiki = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    const address = new URL(request.url ?? '', 'http://wiki').searchParams.get('board') ?? ''
    response.end(
      `<!doctype html><title>Wiki</title><iframe src="${address}" width="700" height="420"></iframe><p style="height: 2000px">Below`,
    )
  })
  wiki.listen(0, 'localhost')
  await once(wiki, 'listening')
  onTestFinished(() => void wiki.close())
  const origin = `http://localhost:${(wiki.address() as AddressInfo).port}`
  const allowing = await startPageServer({ config: { frameAncestors: [origin] } })
  const refusing = await startPageServer({})
  const page = await openPage({ colorScheme: 'dark', expectedErrors: [/frame-ancestors/] })
  const shownIn = async ({ url }: { url: string }): Promise<string> => {
    const { id, keys } = await createBoard(url)
    return `${origin}/?board=${encodeURIComponent(`${url}/b/${id}/view#${keys.viewer}`)}`
  }

  await page.goto(await shownIn(allowing))
  const frame = page.frameLocator('iframe')
  await frame.getByText('Both wheels turn').first().waitFor()
  await frame.getByRole('link', { name: /Open the board/ }).waitFor()
  await page.mouse.move(300, 200)
  await page.mouse.wheel(0, 300)
  await waitFor('the wiki to scroll', async () => ((await page.evaluate(() => scrollY)) > 0 ? true : undefined))
  await page.evaluate(() => scrollTo(0, 0))
  await screenshot(page, 'shown-frame-dark-en')

  await page.goto(await shownIn(refusing))
  const held = must(page.frames()[1], 'there is a frame')
  await waitFor('the frame to be refused', () => (held.url().startsWith('chrome-error:') ? true : undefined))
})

/** Whether all four corners of the matrix are in the window, and one of its sides nearly fills it. */
async function showsMatrix(page: Page): Promise<boolean> {
  const window = must(page.viewportSize(), 'a window has a size')
  const boxes = await Promise.all(corners.map((corner) => page.getByText(corner).first().boundingBox()))
  const isSeen = boxes.every(
    (box) => box && box.x >= 0 && box.y >= 0 && box.x + box.width <= window.width && box.y + box.height <= window.height,
  )
  const canvas = must(await page.locator('.tl-canvas').boundingBox(), 'there is a canvas')
  const matrix = must(await page.locator('[data-shape-type="matrix"]').first().boundingBox(), 'there is a matrix')
  return isSeen && Math.max(matrix.width / canvas.width, matrix.height / canvas.height) > 0.8
}
