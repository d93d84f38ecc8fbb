import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { originOf } from '../../../shared/document/copyBoardDocument.ts'
import { must } from '../../../shared/must.ts'
import type { Store } from '../../../server/store/store.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { postBoard, postJson, startTestApp, withKey, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

type Info = { id: string; at: string; kind: string; name: string; by: string; notes: number; bytes: number }

async function enter(url: string, { id, keys }: CreatedBoard, role: 'facilitator' | 'participant' = 'participant'): Promise<StockClient> {
  const client = openStockClient(url, { id, key: keys[role] })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

async function saved(client: StockClient, change: () => void): Promise<void> {
  const before = client.savedCount()
  change()
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(before), soon)
}

const versionsUrl = (url: string, { id }: CreatedBoard): string => `${url}/api/boards/${id}/versions`

async function nameVersion(url: string, board: CreatedBoard, name: string): Promise<Info> {
  const response = await postJson(versionsUrl(url, board), { name, by: '亜希' }, board.keys.facilitator)
  expect(response.status).toBe(201)
  return (await response.json()) as Info
}

async function list(url: string, board: CreatedBoard): Promise<Info[]> {
  const response = await fetch(versionsUrl(url, board), { headers: withKey(board.keys.viewer) })
  return ((await response.json()) as { versions: Info[] }).versions
}

async function documentAt(address: string, key: string): Promise<Y.Doc> {
  const response = await fetch(address, { headers: withKey(key) })
  const document = new Y.Doc()
  Y.applyUpdate(document, new Uint8Array(await response.arrayBuffer()))
  return document
}

function change(method: string, address: string, key: string, body?: object): Promise<Response> {
  return fetch(address, {
    method,
    headers: { ...withKey(key), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
}

test('[VERSION-1] a version holds everything that was on the board when it was asked for, and whoever may see the board may look at it', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = await enter(url, board)
  for (let n = 0; n < 20; n++) addNote(anna.document, `note-${n}`)
  await vi.waitFor(() => expect(anna.savedCount()).toBe(21), soon)
  const version = await nameVersion(url, board, ' 話し合いの後 ')
  expect(version).toMatchObject({ name: '話し合いの後', by: '亜希', kind: 'named', notes: 20 })
  await saved(anna, () => addNote(anna.document, 'later'))
  for (const key of Object.values(board.keys)) {
    const then = await documentAt(`${versionsUrl(url, board)}/${version.id}`, key)
    expect(noteIds(then)).toHaveLength(20)
  }
  expect(await list(url, board)).toEqual([version])
})

test('[VERSION-5] facilitators name, rename and remove; participants name where the board says so; viewers only look', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const { facilitator, participant, viewer } = board.keys
  const address = versionsUrl(url, board)
  for (const key of [participant, viewer]) expect((await postJson(address, { name: 'mine' }, key)).status).toBe(403)
  const host = await enter(url, board, 'facilitator')
  await saved(host, () => metaOf(host.document).set('versionsByAll', true))
  expect((await postJson(address, { name: 'mine', by: 'Ben' }, participant)).status).toBe(201)
  expect((await postJson(address, { name: 'mine' }, viewer)).status).toBe(403)

  const [version] = await list(url, board)
  const one = `${address}/${must(version, 'one was named').id}`
  for (const key of [participant, viewer]) {
    expect((await change('PATCH', one, key, { name: 'other' })).status).toBe(403)
    expect((await change('DELETE', one, key)).status).toBe(403)
    expect((await postJson(`${one}/restore`, {}, key)).status).toBe(403)
  }
  expect(await (await change('PATCH', one, facilitator, { name: 'ours', by: 'Aki' })).json()).toMatchObject({ name: 'ours', by: 'Ben' })
  expect((await change('DELETE', one, facilitator)).status).toBe(200)
  expect(await list(url, board)).toEqual([])
  for (const method of ['GET', 'DELETE']) {
    expect(await (await change(method, one, facilitator)).json()).toMatchObject({ error: { code: 'unknownVersion' } })
  }
  expect((await postJson(address, { name: ' ' }, facilitator)).status).toBe(400)
  expect((await postJson(address, { name: 'x'.repeat(81) }, facilitator)).status).toBe(400)
  expect((await fetch(address, { headers: withKey('A'.repeat(22)) })).status).toBe(404)
})

test('[VERSION-5] a board has only so many named versions', async () => {
  const { url } = await startTestApp({ limits: { namedVersionsPerBoard: 2 } })
  const board = await postBoard(url)
  for (const name of ['one', 'two']) await nameVersion(url, board, name)
  const refused = await postJson(versionsUrl(url, board), { name: 'three' }, board.keys.facilitator)
  expect(await refused.json()).toMatchObject({ error: { code: 'versionsFull' } })
  expect(await list(url, board)).toHaveLength(2)
})

test('[VERSION-8] going back is one change that everybody on the board gets; the present is a version before, and title and settings stay', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const host = await enter(url, board, 'facilitator')
  await saved(host, () => addNote(host.document, 'first'))
  const version = await nameVersion(url, board, 'then')
  await saved(host, () =>
    host.document.transact(() => {
      metaOf(host.document).set('title', 'Later')
      metaOf(host.document).set('authorsHidden', true)
      recordsOf(host.document).delete('shape:first')
      recordsOf(host.document).get('shape:matrix')?.set('props.xName', 'Changed')
    }),
  )
  await saved(host, () => addNote(host.document, 'second'))
  const guest = await enter(url, board)
  let changes = 0
  guest.document.on('update', () => (changes += 1))

  const restored = await postJson(`${versionsUrl(url, board)}/${version.id}/restore`, { by: 'Aki' }, board.keys.facilitator)
  const { before, changed } = (await restored.json()) as { before: string; changed: number }
  expect(changed).toBe(3)
  await vi.waitFor(() => expect(noteIds(guest.document)).toEqual(['first']), soon)
  await vi.waitFor(() => expect(noteIds(host.document)).toEqual(['first']), soon)
  expect(changes).toBe(1)
  expect(recordsOf(guest.document).get('shape:matrix')?.get('props.xName')).not.toBe('Changed')
  expect(titleOf(guest.document)).toBe('Later')
  expect(metaOf(guest.document).get('authorsHidden')).toBe(true)
  expect(noteIds(await documentAt(`${versionsUrl(url, board)}/${before}`, board.keys.viewer))).toEqual(['second'])
  expect((await list(url, board)).map(({ kind, by }) => [kind, by])).toEqual([
    ['named', '亜希'],
    ['restore', 'Aki'],
  ])
})

test('[VERSION-10] undoing it takes back what it did, and nothing that others have done since', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = await enter(url, board)
  await saved(anna, () => addNote(anna.document, 'a', 'case'))
  const { id } = await nameVersion(url, board, 'then')
  const records = recordsOf(anna.document)
  await saved(anna, () =>
    anna.document.transact(() => {
      records.get('shape:a')?.set('position', [500, 500])
      records.get('shape:a')?.set('props.color', 'blue')
      addNote(anna.document, 'b')
    }),
  )
  const address = versionsUrl(url, board)
  const restored = await postJson(`${address}/${id}/restore`, {}, board.keys.facilitator)
  const { before } = (await restored.json()) as { before: string }
  await vi.waitFor(() => expect(noteIds(anna.document)).toEqual(['a']), soon)
  await saved(anna, () => {
    records.get('shape:a')?.set('position', [9, 9])
    addNote(anna.document, 'c')
  })
  await vi.waitFor(() => expect(anna.savedCount()).toBe(5), soon)
  const undone = await postJson(`${address}/${before}/restore`, { since: id }, board.keys.facilitator)
  expect(undone.status).toBe(200)
  await vi.waitFor(() => expect(noteIds(anna.document)).toEqual(['a', 'b', 'c']), soon)
  expect(records.get('shape:a')?.toJSON()).toMatchObject({ position: [9, 9], 'props.color': 'blue' })
})

test('[VERSION-9] whatever others do while a board goes back and forth, their edit is on the board or in a version', async () => {
  const { url } = await startTestApp({ limits: { versionsPerAddressPerMinute: 1000 } })
  const board = await postBoard(url)
  const writers = await Promise.all([enter(url, board), enter(url, board), enter(url, board)])
  const first = must(writers[0], 'there are three')
  for (let n = 0; n < 5; n++) await saved(first, () => addNote(first.document, `note-${n}`))
  const { id } = await nameVersion(url, board, 'then')
  const address = versionsUrl(url, board)
  const stop = new AbortController()
  const written: string[] = []
  const writing = writers.map(async (writer, number) => {
    for (let n = 0; !stop.signal.aborted; n++) {
      const name = `${number}-${n}`
      await saved(writer, () => addNote(writer.document, name))
      written.push(name)
    }
  })
  for (let round = 0; round < 6; round++) {
    const response = await postJson(`${address}/${id}/restore`, {}, board.keys.facilitator)
    expect(response.status).toBe(200)
  }
  stop.abort()
  await Promise.all(writing)
  const somewhere = new Set(noteIds(await documentAt(`${url}/api/boards/${board.id}/snapshot`, board.keys.viewer)))
  const late = await enter(url, board)
  for (const note of noteIds(late.document)) somewhere.add(note)
  for (const version of await list(url, board)) {
    for (const note of noteIds(await documentAt(`${address}/${version.id}`, board.keys.viewer))) somewhere.add(note)
  }
  expect(written.length).toBeGreaterThan(10)
  expect(written.filter((name) => !somewhere.has(name))).toEqual([])
})

test('[VERSION-11] a new board is made of a version or of the present, with or without notes; it says where it came from, and the old one stays as it is', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = await enter(url, board)
  await saved(anna, () => addNote(anna.document, 'first'))
  const { id: version } = await nameVersion(url, board, 'then')
  await saved(anna, () => addNote(anna.document, 'second'))
  const copy = async (body: object): Promise<{ board: CreatedBoard; document: Y.Doc }> => {
    const response = await postJson(`${url}/api/boards/${board.id}/copies`, body, board.keys.viewer)
    expect(response.status).toBe(201)
    const made = (await response.json()) as CreatedBoard
    return { board: made, document: await documentAt(`${url}/api/boards/${made.id}/snapshot`, made.keys.facilitator) }
  }
  const now = await copy({ title: 'Copy' })
  expect(noteIds(now.document)).toEqual(['first', 'second'])
  expect(titleOf(now.document)).toBe('Copy')
  const versions = await list(url, board)
  expect(originOf(now.document)).toEqual({ board: board.id, version: versions.at(-1)?.id, continues: undefined })
  expect(versions.map(({ kind }) => kind)).toEqual(['named', 'work'])
  const then = await copy({ title: 'Then', version })
  expect(noteIds(then.document)).toEqual(['first'])
  expect(originOf(then.document)).toEqual({ board: board.id, version, continues: undefined })
  const empty = await copy({ title: 'Anew', notes: false })
  expect(noteIds(empty.document)).toEqual([])
  expect(recordsOf(empty.document).has('shape:matrix')).toBe(true)
  const known = await fetch(`${url}/api/boards/${now.board.id}`, { headers: withKey(now.board.keys.participant) })
  expect(await known.json()).toMatchObject({ title: 'Copy', notes: 2, role: 'participant' })
  expect(noteIds(anna.document)).toEqual(['first', 'second'])
  const missing = await postJson(`${url}/api/boards/${board.id}/copies`, { title: 'x', version: 'A'.repeat(12) }, board.keys.viewer)
  expect(await missing.json()).toMatchObject({ error: { code: 'unknownVersion' } })
})

test('[VERSION-7] a disk that takes no version is told in words; nothing was changed, and people go on', async () => {
  let isFull = true
  const wrapStore = (store: Store): Store => ({
    ...store,
    keepVersion: (version, outlived) =>
      isFull ? Promise.reject(new Error('database or disk is full')) : store.keepVersion(version, outlived),
  })
  const { url } = await startTestApp({ wrapStore })
  const board = await postBoard(url)
  const anna = await enter(url, board)
  await saved(anna, () => addNote(anna.document, 'one'))
  const refused = await postJson(versionsUrl(url, board), { name: 'then' }, board.keys.facilitator)
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 503, body: { error: { code: 'cannotSave' } } })
  await saved(anna, () => addNote(anna.document, 'two'))
  isFull = false
  await nameVersion(url, board, 'then')
  isFull = true
  await saved(anna, () => addNote(anna.document, 'three'))
  const [version] = await list(url, board)
  const restoring = await postJson(`${versionsUrl(url, board)}/${must(version, 'one was named').id}/restore`, {}, board.keys.facilitator)
  expect(restoring.status).toBe(503)
  expect(noteIds(anna.document)).toEqual(['one', 'three', 'two'])
})
