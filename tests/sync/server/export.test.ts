import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import type { ExportedBoard } from '../../../shared/export/exportedBoard.ts'
import { createBoard } from '../../e2e/support/createBoard.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { note } from '../../support/canvasRecords.ts'
import { runFlamingo } from '../../support/runFlamingo.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const soon = { timeout: 10_000, interval: 10 }

function put(document: Y.Doc, record: object): void {
  document.transact(() => createRecord(recordsOf(document), record as PlainRecord))
}

/** As much of it as does not change from one moment to the next. */
function lasting(json: string): Omit<ExportedBoard, 'exportedAt' | 'url'> {
  const { exportedAt: _at, url: _url, notes, ...board } = JSON.parse(json) as ExportedBoard
  return { ...board, notes: notes.map(({ url, ...rest }) => ({ ...rest, url: url.replace(/^https?:\/\/[^/]+/, '') })) }
}

test('[EXPORT-11] [EXPORT-27] scripts get what was acknowledged, while people write, from the server and from the data folder alike, and what a version holds', async () => {
  const board = await createBoard(server.url, { title: '両輪の会' })
  const client = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  put(client.document, note('shape:first', { x: 100, y: -300, text: '社員が中の人' }))
  put(client.document, note('shape:second', { x: -400, y: 200, index: 'a2', text: '=1+1' }))
  // Its answer to the server's first question counts as well.
  await vi.waitFor(() => expect(client.savedCount()).toBe(3), soon)

  const ask = (format: string, key = board.keys.viewer): Promise<Response> =>
    fetch(`${server.url}/api/boards/${board.id}/export.${format}?locale=ja`, { headers: { authorization: `Bearer ${key}` } })
  const json = await ask('json')
  expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  const fromServer = await json.text()
  expect((JSON.parse(fromServer) as ExportedBoard).notes.map(({ text, quadrant }) => [text, quadrant])).toEqual([
    ['社員が中の人', 'topRight'],
    ['=1+1', 'bottomLeft'],
  ])
  expect(await (await ask('md')).text()).toContain('社員が中の人')

  const options = ['--data', server.dataFolder, '--locale', 'ja', '--url', `${server.url}/`]
  const printed = await runFlamingo(['export', board.id, ...options])
  expect(printed).toMatchObject({ code: 0, err: '' })
  expect(lasting(printed.out)).toEqual(lasting(fromServer))
  expect(printed.out).toContain(`"${server.url}/b/${board.id}?note=1"`)
  const file = join(temporaryFolder(), 'cases.csv')
  expect(await runFlamingo(['export', board.id, ...options, '--format', 'csv', '--out', file])).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(file, 'utf8')).toBe(await (await ask('csv')).text().then((text) => `\ufeff${text.replace(/^\ufeff/, '')}`))
  expect((await runFlamingo(['export', board.id, ...options, '--out', file])).err).toContain('With --force it is replaced.')

  // A version stays what it was.
  const named = await fetch(`${server.url}/api/boards/${board.id}/versions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${board.keys.facilitator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: '話し合いの後', by: '亜希' }),
  })
  const { id } = (await named.json()) as { id: string }
  put(client.document, note('shape:third', { x: 0, y: 0, index: 'a3', text: 'あとから' }))
  await vi.waitFor(() => expect(client.savedCount()).toBe(4), soon)
  const ofVersion = await runFlamingo(['export', board.id, ...options, '--version-id', id])
  expect(ofVersion).toMatchObject({ code: 0, err: '' })
  expect(lasting(ofVersion.out).notes).toEqual(lasting(fromServer).notes)
  expect(lasting((await runFlamingo(['export', board.id, ...options])).out).notes).toHaveLength(3)
})

test('[EXPORT-11] the whole board is the same from the server and from the data folder, and opens on another server', async () => {
  const board = await createBoard(server.url, { title: '両輪の会' })
  const client = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  put(client.document, note('shape:first', { x: 100, y: -300, text: '社員が中の人' }))
  await vi.waitFor(() => expect(client.savedCount()).toBe(2), soon)
  client.provider.destroy()
  const folder = temporaryFolder()
  for (const format of ['tldr', 'svg', 'flamingo']) {
    const file = join(folder, `board.${format}`)
    const options = ['--data', server.dataFolder, '--format', format, '--out', file]
    expect(await runFlamingo(['export', board.id, ...options])).toEqual({ code: 0, out: `Exported to ${file}.\n`, err: '' })
  }
  const headers = { authorization: `Bearer ${board.keys.viewer}` }
  const fromServer = await fetch(`${server.url}/api/boards/${board.id}/export.tldr`, { headers })
  expect(readFileSync(join(folder, 'board.tldr'), 'utf8')).toBe(await fromServer.text())
  const drawn = await fetch(`${server.url}/api/boards/${board.id}/export.svg`, { headers })
  expect(readFileSync(join(folder, 'board.svg'), 'utf8')).toBe(await drawn.text())
  const opened = await fetch(`${server.url}/api/boards/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.flamingo.board+zip' },
    body: readFileSync(join(folder, 'board.flamingo')),
  })
  expect(opened.status).toBe(201)
})

test('[EXPORT-11] what there is not is said in a sentence, and nothing is written', async () => {
  const data = ['--data', server.dataFolder]
  const file = join(temporaryFolder(), 'cases.json')
  const missing = await runFlamingo(['export', 'AAAAAAAAAAAAAAAA', ...data, '--out', file])
  expect(missing).toEqual({ code: 1, out: '', err: 'There is no board AAAAAAAAAAAAAAAA: flamingo boards lists them.\n' })
  expect((await runFlamingo(['export', '../x', ...data])).err).toBe('"../x" is not the id of a board: flamingo boards lists them.\n')
  expect((await runFlamingo(['export', 'x', '--format', 'pdf'])).code).toBe(2)
  expect((await runFlamingo(['export', 'x', '--version-id', '../x'])).err).toContain('"../x" is not the id of a version.')
  const board = await createBoard(server.url)
  const unknown = await runFlamingo(['export', board.id, ...data, '--version-id', 'AAAAAAAAAAAA'])
  expect(unknown).toEqual({ code: 1, out: '', err: `Board ${board.id} has no version AAAAAAAAAAAA.\n` })
  expect(existsSync(file)).toBe(false)
})
