import { request } from 'node:http'
import { once } from 'node:events'
import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { metaOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { postBoard, postJson, startTestApp, withKey } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

/** The snapshot as it comes over the wire: `fetch` would decode it. */
async function getRaw(url: string, id: string, key: string, accept?: string) {
  const asking = request(`${url}/api/boards/${id}/snapshot`, {
    headers: { ...withKey(key), ...(accept !== undefined && { 'accept-encoding': accept }) },
  })
  asking.end()
  const [response] = (await once(asking, 'response')) as [import('node:http').IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

function documentOf(update: Uint8Array): Y.Doc {
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  return document
}

test('[JOIN-5] every role gets the board as one update, in the encoding that it accepts, and nobody keeps it', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  for (const key of [keys.facilitator, keys.participant, keys.viewer]) {
    const brotli = await getRaw(url, id, key, 'gzip, deflate, br;q=0.9')
    expect(brotli).toMatchObject({ status: 200, headers: { 'content-encoding': 'br', 'content-type': 'application/octet-stream' } })
    expect(brotli.headers).toMatchObject({ 'cache-control': 'private, no-store', vary: 'authorization, accept-encoding' })
    expect(titleOf(documentOf(brotliDecompressSync(brotli.body)))).toBe('両輪の会')
  }
  const deflated = await getRaw(url, id, keys.viewer, 'gzip, deflate, br;q=0')
  expect(deflated.headers['content-encoding']).toBe('deflate')
  expect(titleOf(documentOf(inflateSync(deflated.body)))).toBe('両輪の会')
  const plain = await getRaw(url, id, keys.viewer)
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(titleOf(documentOf(plain.body))).toBe('両輪の会')
})

test('[JOIN-5] who asks again is told that nothing has changed', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const ask = (etag?: string): Promise<Response> =>
    fetch(`${url}/api/boards/${id}/snapshot`, {
      headers: { ...withKey(keys.viewer), ...(etag !== undefined && { 'if-none-match': etag }) },
    })
  const etag = (await ask()).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  expect((await ask(etag)).status).toBe(304)
  expect((await ask('"something-else"')).status).toBe(200)
})

test('[HTTP-4] a wrong key and a missing board have no snapshot, and are not told apart; a replaced key is told', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const refusal = async (board: string, key?: string): Promise<unknown> => {
    const response = await fetch(`${url}/api/boards/${board}/snapshot`, { headers: withKey(key) })
    return { status: response.status, body: await response.json() }
  }
  const missing = await refusal('A'.repeat(16), keys.viewer)
  expect(missing).toMatchObject({ status: 404, body: { error: { code: 'notFound' } } })
  for (const key of ['A'.repeat(22), 'short', undefined]) expect(await refusal(id, key)).toEqual(missing)
  await postJson(`${url}/api/boards/${id}/keys`, { role: 'viewer' }, keys.facilitator)
  expect(await refusal(id, keys.viewer)).toMatchObject({ status: 410, body: { error: { code: 'keyRevoked' } } })
})

test('[JOIN-5] with the snapshot and the socket together a client has everything, also on a board that people change', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const writer = openStockClient(url, { id, key: keys.participant })
  await vi.waitFor(() => expect(writer.provider.synced).toBe(true), soon)
  for (let n = 0; n < 5; n++) {
    addNote(writer.document, `note-${n}`)
    const snapshot = await fetch(`${url}/api/boards/${id}/snapshot`, { headers: withKey(keys.viewer) })
    const late = documentOf(new Uint8Array(await snapshot.arrayBuffer()))
    expect(metaOf(late).get('documentVersion')).toBe(1)
    const reader = openStockClient(url, { id, key: keys.viewer }, late)
    await vi.waitFor(() => expect(noteIds(reader.document)).toHaveLength(n + 1), soon)
  }
})
