import { expect, test } from 'vitest'
import { apiError } from '../../../server/http/apiSchemas.ts'
import { metaOf } from '../../../shared/document/boardDocument.ts'
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
