import { once } from 'node:events'
import { WebSocket } from 'ws'
import { expect } from 'vitest'
import { flamingoProtocol } from '../../shared/protocol/subprotocol.ts'
import { joinBoard, noteWith, writeNote } from './support/boardPage.ts'
import { browserTest as test } from './support/browserTest.ts'
import { createBoard } from './support/createBoard.ts'
import { screenshot } from './support/screenshot.ts'
import { startPageServer } from './support/startPageServer.ts'

// The server goes before the pages do.
const expectedErrors = [/Failed to load resource/, /WebSocket connection to/]

test('[STATUS-5] a disk that refuses: people write on together, read that nothing is saved, and all of it is when it is back', async ({
  openPage,
}) => {
  const disk = { isBroken: false }
  const { url } = await startPageServer({
    wrapStore: (store) => ({
      ...store,
      async append(updates) {
        if (disk.isBroken) throw new Error('database or disk is full')
        return store.append(updates)
      },
    }),
  })
  const board = await createBoard(url)
  const [aki, ben] = [await openPage({ expectedErrors }), await openPage({ locale: 'ja-JP', colorScheme: 'dark', expectedErrors })]
  await Promise.all([joinBoard(aki, board.link('participant'), 'Aki'), joinBoard(ben, board.link('participant'), 'Ben')])
  disk.isBroken = true
  await writeNote(aki, { x: 420, y: 300 }, 'Before the disk is back')
  await noteWith(ben, 'Before the disk is back').waitFor()
  await writeNote(ben, { x: 900, y: 600 }, 'ベンより')
  await noteWith(aki, 'ベンより').waitFor()
  await aki.getByText('The server can’t save right now. 1 change is kept on this device').waitFor()
  await screenshot(aki, 'status-not-saved')
  await ben.getByText('サーバーに保存できていません').waitFor()
  await ben.setViewportSize({ width: 390, height: 844 })
  await screenshot(ben, 'status-not-saved-phone')

  disk.isBroken = false
  await Promise.all([
    aki.getByText('The server saves again. All saved').waitFor(),
    ben.getByText('保存が再開しました。すべて保存済みです').waitFor(),
  ])
  await screenshot(aki, 'status-saved-again')
  const late = await openPage({ expectedErrors })
  await joinBoard(late, board.link('viewer'), 'Clara')
  await Promise.all(['Before the disk is back', 'ベンより'].map((text) => noteWith(late, text).waitFor()))
})

test('[CONFIG-4] whoever reaches a limit reads which one: the server is full, a change too large, too many boards', async ({
  openPage,
}) => {
  const { url } = await startPageServer({ config: { limits: { sessions: 2, messageBytes: 12_000, boardsPerAddressPerHour: 1 } } })
  const board = await createBoard(url)
  const sockets = [1, 2].map(
    () => new WebSocket(`${url.replace('http', 'ws')}/sync/${board.id}`, [flamingoProtocol, `key.${board.keys.viewer}`]),
  )
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  const aki = await openPage({ expectedErrors })
  await aki.goto(board.link('facilitator'))
  await aki.getByRole('heading', { name: 'The server is full' }).waitFor()
  await screenshot(aki, 'problem-server-full')
  for (const socket of sockets) socket.terminate()
  await joinBoard(aki, board.link('facilitator'), 'Aki')

  await aki.mouse.dblclick(420, 300)
  await aki.locator('.tl-canvas [contenteditable="true"]').waitFor()
  await aki.keyboard.insertText('長い文。'.repeat(1_500))
  await aki.getByRole('heading', { name: 'That was too large to save at once' }).waitFor()
  await screenshot(aki, 'problem-change-too-large')

  await aki.goto(url)
  await aki.getByRole('button', { name: 'Create the board' }).click()
  await aki.getByText('Many boards were created in a short time').waitFor()
  expect(new URL(aki.url()).pathname).toBe('/')
})
