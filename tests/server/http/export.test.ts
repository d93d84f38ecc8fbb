import { once } from 'node:events'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { apiError } from '../../../server/http/apiSchemas.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import type { ExportedBoard } from '../../../shared/export/exportedBoard.ts'
import { must } from '../../../shared/must.ts'
import { put } from '../../support/boardFiles.ts'
import { note } from '../../support/canvasRecords.ts'
import { watchThreads } from '../../support/startedThreads.ts'
import * as Y from 'yjs'
import { postBoard, postJson, startTestApp, withKey } from '../../support/testApp.ts'

async function refusalOf(response: Response): Promise<[number, string]> {
  return [response.status, apiError.parse(await response.json()).error.code]
}

test('[EXPORT-12] every role takes the board home, under its own name; nobody on the way keeps it', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  for (const key of [keys.facilitator, keys.participant, keys.viewer]) {
    const response = await fetch(`${url}/api/boards/${id}/export.csv`, { headers: withKey(key) })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const disposition = response.headers.get('content-disposition') ?? ''
    const [, encoded = ''] = /^attachment; filename="flamingo\.csv"; filename\*=UTF-8''(\S+)$/.exec(disposition) ?? []
    expect(decodeURIComponent(encoded)).toMatch(/^両輪の会 \d{4}-\d\d-\d\d\.csv$/)
  }
})

test('[EXPORT-12] a wrong key, a revoked one, an unknown language and format, and too many requests are refused', async () => {
  const { url } = await startTestApp({ limits: { exportsPerAddressPerMinute: 3 } })
  const { id, keys } = await postBoard(url)
  const ask = (path: string, key: string): Promise<Response> => fetch(`${url}/api/boards/${id}/${path}`, { headers: withKey(key) })
  expect(await refusalOf(await ask('export.json', 'A'.repeat(22)))).toEqual([404, 'notFound'])
  await postJson(`${url}/api/boards/${id}/keys`, { role: 'viewer' }, keys.facilitator)
  expect(await refusalOf(await ask('export.json', keys.viewer))).toEqual([410, 'keyRevoked'])
  expect(await refusalOf(await ask('export.json?locale=de', keys.participant))).toEqual([400, 'invalidRequest'])
  expect(await refusalOf(await ask('export.json', keys.participant))).toEqual([429, 'tooMany'])
  expect(await refusalOf(await ask('export.exe', keys.participant))).toEqual([404, 'unknownAddress'])
})

test('[EXPORT-25] the picture comes over HTTP, light or dark, for every role; another theme is refused', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const ask = (query: string): Promise<Response> => fetch(`${url}/api/boards/${id}/export.svg${query}`, { headers: withKey(keys.viewer) })
  const light = await ask('?locale=ja')
  expect([light.status, light.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect(await light.text()).toMatch(/^<svg .*<title>両輪の会<\/title>.*fill="#fbf8f4".*<\/svg>\n$/s)
  expect(await (await ask('?theme=dark&numbers=true')).text()).toContain('fill="#16181f"')
  expect(await refusalOf(await ask('?theme=sepia'))).toEqual([400, 'invalidRequest'])
})

test('[EXPORT-27] every file can be of a version, with what was on the board then, the title of now, and no author that is hidden now', async () => {
  const app = await startTestApp()
  const { url, store } = app
  const { id, keys } = await postBoard(url)
  await put(store, id, [{ ...note('shape:n', { text: 'of then' }), meta: { authorName: '佐藤' } }])
  const made = await postJson(`${url}/api/boards/${id}/versions`, { name: '議論の後', by: '佐藤' }, keys.facilitator)
  const version = (await made.json()) as { id: string; at: string }
  await put(store, id, [], (document) => {
    recordsOf(document).delete('shape:n')
    metaOf(document).set('title', '第2回')
    metaOf(document).set('authorsHidden', true)
  })
  const ask = (format: string, query = `?version=${version.id}`, key = keys.viewer): Promise<Response> =>
    fetch(`${url}/api/boards/${id}/export.${format}${query}`, { headers: withKey(key) })
  const json = (await (await ask('json')).json()) as ExportedBoard
  expect(json).toMatchObject({ title: '第2回', asOf: version.at, notes: [{ text: 'of then' }] })
  for (const format of ['csv', 'md', 'json', 'svg', 'tldr']) {
    const response = await ask(format)
    expect([format, response.status]).toEqual([format, 200])
    const text = await response.text()
    expect([format, text.includes('佐藤')]).toEqual([format, false])
    expect([format, /of then|<use /.test(text)]).toEqual([format, true])
    expect(await (await ask(format, '')).text()).not.toContain('of then')
  }
  expect(await refusalOf(await ask('flamingo'))).toEqual([403, 'authorsHidden'])
  const alone = unzipSync(new Uint8Array(await (await ask('flamingo', undefined, keys.facilitator)).arrayBuffer()))
  expect(Object.keys(alone)).toEqual(['document.update', 'manifest.json'])
  expect(await refusalOf(await ask('json', '?version=AAAAAAAAAAAA'))).toEqual([404, 'unknownVersion'])
  expect(await refusalOf(await ask('json', '?version=../x'))).toEqual([400, 'invalidRequest'])
})

test('[EXPORT-12] a board of a newer Flamingo is not guessed at', async () => {
  const { url, store } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const stored = await store.loadDocument(id)
  const document = new Y.Doc()
  Y.applyUpdate(document, stored?.snapshot ?? new Uint8Array())
  metaOf(document).set('documentVersion', 99)
  await store.append([{ boardId: id, update: Y.encodeStateAsUpdate(document), at: 0 }])
  expect(await refusalOf(await fetch(`${url}/api/boards/${id}/export.json`, { headers: withKey(keys.viewer) }))).toEqual([
    503,
    'cannotOpen',
  ])
})

test('[EXPORT-29] an export whose thread dies is answered as a failure; those that wait get theirs, from one thread, which ends with the server', async () => {
  const app = await startTestApp()
  const { id, keys } = await postBoard(app.url)
  const ask = (): Promise<Response> => fetch(`${app.url}/api/boards/${id}/export.csv`, { headers: withKey(keys.viewer) })
  const { started, next } = watchThreads()
  const dies = next().then((thread) => thread.terminate())
  const answers = await Promise.all([ask(), ask(), ask()])
  await dies
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  expect(answers.filter(({ status }) => status === 500)).toHaveLength(1)
  expect(app.logged.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect((await ask()).status).toBe(200)
  expect(started).toHaveLength(2)
  const ended = once(must(started[1], 'a thread was started again'), 'exit')
  await app.close()
  await ended
})
