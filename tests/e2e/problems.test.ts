import { once } from 'node:events'
import { WebSocket } from 'ws'
import { expect } from 'vitest'
import { offeredProtocols } from '../../shared/protocol/subprotocol.ts'
import { documentVersion } from '../../shared/document/boardDocument.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { joinBoard } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'

const expectedErrors = [/Failed to load resource/, /WebSocket connection to/]

test('[ROOM-6] a full board says so, and lets one in when somebody leaves', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const sockets = Array.from(
    { length: limits.sessionsPerBoard },
    () => new WebSocket(`${server.url.replace('http', 'ws')}/sync/${board.id}`, offeredProtocols(board.keys.viewer, documentVersion)),
  )
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  const page = await openPage({ expectedErrors })
  await page.goto(board.link('participant'))
  await page.getByRole('heading', { name: 'The board is full' }).waitFor()
  await screenshot(page, 'problem-board-full')
  for (const socket of sockets) socket.terminate()
  await page.getByLabel('Your name').waitFor()
})

test('[MIGRATE-11] a page of an older version is told to reload', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ ownDevice: true, expectedErrors })
  await page.addInitScript(() => {
    const Present = window.WebSocket
    window.WebSocket = class extends Present {
      constructor(url: string | URL, protocols: string | string[] = []) {
        super(
          url,
          [protocols].flat().map((protocol) => protocol.replace(/^document\.\d+$/, 'document.0')),
        )
      }
    }
  })
  await page.goto(board.link('participant'))
  await page.getByRole('heading', { name: 'Flamingo has a new version' }).waitFor()
  await screenshot(page, 'problem-old-page')
  expect(await page.getByRole('button', { name: 'Reload' }).count()).toBe(1)
})

test('[OPEN-3] a server that is away at the first opening is waited for', async ({ server, openPage }) => {
  const board = await createBoard(server.url)
  const page = await openPage({ expectedErrors })
  await page.route('**/api/boards/**', (route) => route.abort())
  await page.goto(board.link('participant'))
  await page.getByRole('heading', { name: 'The server can’t be reached' }).waitFor()
  await screenshot(page, 'problem-server-away')
  await page.unroute('**/api/boards/**')
  await joinBoard(page, board.link('participant'), 'Aki')
})
