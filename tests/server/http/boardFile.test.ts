import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { apiError } from '../../../server/http/apiSchemas.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { must } from '../../../shared/must.ts'
import { boardFileOf, boardWithPicture, documentOf, png, postBoardFile, put, recordsIn } from '../../support/boardFiles.ts'
import { postJson, startTestApp, withKey, type CreatedBoard, type TestApp } from '../../support/testApp.ts'

test('[EXPORT-23] a board’s own file is an archive that other programs open: the document, its images byte for byte, checksums of all', async () => {
  const app = await startTestApp()
  const board = await boardWithPicture(app)
  const parts = unzipSync(await boardFileOf(app.url, board))
  expect(Object.keys(parts)).toEqual(['document.update', board.address.slice(1), 'manifest.json'])
  expect(parts[board.address.slice(1)]).toEqual(png)
  const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as { parts: { name: string; sha256: string }[] }
  expect(manifest).toMatchObject({ flamingo: 'board', version: 1, title: '両輪の会' })
  for (const { name, sha256 } of manifest.parts) {
    expect(sha256).toBe(createHash('sha256').update(must(parts[name], 'every part is there')).digest('hex'))
  }
  const document = new Y.Doc()
  Y.applyUpdate(document, must(parts['document.update'], 'there is a document'))
  expect(recordsOf(document).toJSON()).toEqual(recordsOf(await documentOf(app.store, board.id)).toJSON())
})

test('[IMPORT-1] the file becomes a new board on another server: all records, the title, its images under new addresses, keys of its own', async () => {
  const [from, to] = [await startTestApp(), await startTestApp()]
  const board = await boardWithPicture(from)
  const response = await postBoardFile(to.url, await boardFileOf(from.url, board))
  expect(response.status).toBe(201)
  const made = (await response.json()) as CreatedBoard
  expect(made.id).not.toBe(board.id)
  const before = await recordsIn(from.store, board.id)
  const after = await recordsIn(to.store, made.id)
  const address = must(/\/uploads\/[\w-]+\/[\w-]+\.png/.exec(JSON.stringify(after))?.[0], 'there is an image')
  expect(address).toMatch(new RegExp(`^/uploads/${made.id}/`))
  expect(JSON.parse(JSON.stringify(after).replace(address, board.address))).toEqual(before)
  expect(new Uint8Array(await (await fetch(to.url + address)).arrayBuffer())).toEqual(png)
  const info = await fetch(`${to.url}/api/boards/${made.id}`, { headers: withKey(made.keys.facilitator) })
  expect(await info.json()).toMatchObject({ title: '両輪の会', role: 'facilitator', notes: 1 })
  // The keys of the board that it was open nothing here.
  expect((await fetch(`${to.url}/api/boards/${made.id}`, { headers: withKey(board.keys.facilitator) })).status).toBe(404)
  expect(filesIn(to)).toHaveLength(1)
})

test('[IMPORT-1] versions and what only they show come along; going back to one is as safe as where it was made', async () => {
  const [from, to] = [await startTestApp(), await startTestApp()]
  const board = await boardWithPicture(from)
  const name = (app: TestApp, { id, keys }: CreatedBoard, named: string): Promise<Response> =>
    postJson(`${app.url}/api/boards/${id}/versions`, { name: named, by: '佐藤' }, keys.facilitator)
  expect((await name(from, board, '議論の後')).status).toBe(201)
  // The present shows the picture no more.
  await put(from.store, board.id, [], (document) => ['shape:i', 'asset:p', 'shape:n'].forEach((id) => recordsOf(document).delete(id)))
  const made = (await (await postBoardFile(to.url, await boardFileOf(from.url, board))).json()) as CreatedBoard
  const listed = async ({ url }: TestApp, { id, keys }: CreatedBoard): Promise<object[]> => {
    const response = await fetch(`${url}/api/boards/${id}/versions`, { headers: withKey(keys.viewer) })
    return ((await response.json()) as { versions: { bytes: number }[] }).versions.map(({ bytes: _bytes, ...about }) => about)
  }
  const versions = await listed(to, made)
  expect(versions).toEqual(await listed(from, board))
  expect(versions).toMatchObject([{ name: '議論の後', by: '佐藤', kind: 'named', notes: 1 }])
  const { id: version } = versions[0] as { id: string }
  const restored = await postJson(`${to.url}/api/boards/${made.id}/versions/${version}/restore`, { by: '鈴木' }, made.keys.facilitator)
  expect(restored.status).toBe(200)
  const { before } = (await restored.json()) as { before: string }
  expect(before, 'what was there is kept, although nothing was ever changed here').not.toBe(version)
  expect(await listed(to, made)).toHaveLength(2)
  const records = await recordsIn(to.store, made.id)
  expect(records.map(({ id }) => id)).toContain('shape:n')
  const address = must(/\/uploads\/[\w-]+\/[\w-]+\.png/.exec(JSON.stringify(records))?.[0], 'the picture is back')
  expect(new Uint8Array(await (await fetch(to.url + address)).arrayBuffer())).toEqual(png)
})

test('[EXPORT-23] a version whose bytes went bad is missing in the file and told in the log; all else is in it', async () => {
  const app = await startTestApp()
  const board = await boardWithPicture(app)
  for (const name of ['first', 'second'])
    await postJson(`${app.url}/api/boards/${board.id}/versions`, { name, by: '佐藤' }, board.keys.facilitator)
  const database = new DatabaseSync(join(app.dataFolder, 'flamingo.sqlite'))
  database.exec("UPDATE versions SET checksum = checksum + 1 WHERE name = 'first'")
  database.close()
  const parts = unzipSync(await boardFileOf(app.url, board))
  const { versions } = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as { versions: { name: string }[] }
  expect(versions.map(({ name }) => name)).toEqual(['second'])
  expect(app.logged.some(({ level, message }) => level === 'error' && message.includes('missing in the file'))).toBe(true)
})

test('[EXPORT-24] while a board hides its authors, its file with their names is for facilitators only', async () => {
  const app = await startTestApp()
  const { id, keys } = await boardWithPicture(app)
  await put(app.store, id, [], (document) => metaOf(document).set('authorsHidden', true))
  const ask = (key: string): Promise<Response> => fetch(`${app.url}/api/boards/${id}/export.flamingo`, { headers: withKey(key) })
  for (const key of [keys.viewer, keys.participant]) expect(await refusalOf(await ask(key))).toEqual([403, 'authorsHidden', undefined])
  expect((await ask(keys.facilitator)).status).toBe(200)
  const tldr = await fetch(`${app.url}/api/boards/${id}/export.tldr`, { headers: withKey(keys.viewer) })
  const text = await tldr.text()
  expect(text).toContain(`"src":"data:image/png;base64,${Buffer.from(png).toString('base64')}"`)
  expect(text).not.toContain('佐藤')
})

test('[IMPORT-2] a file that is no good is refused over HTTP with the place, one beyond the limit is cut off, and nothing of them stays', async () => {
  const app = await startTestApp({ limits: { boardFileBytes: 50_000 } })
  const whole = await boardFileOf(app.url, await boardWithPicture(app))
  const before = filesIn(app)
  const packedAgain = new Uint8Array(zipSync(unzipSync(whole)))
  expect(await refusalOf(await postBoardFile(app.url, packedAgain))).toEqual([422, 'repackedBoardFile', undefined])
  const damaged = whole.slice()
  damaged.fill(0, 100, 120)
  expect(await refusalOf(await postBoardFile(app.url, damaged))).toEqual([422, 'damagedBoardFile', 'document.update'])
  expect(await refusalOf(await postBoardFile(app.url, new Uint8Array()))).toEqual([422, 'notABoardFile', undefined])
  expect(await refusalOf(await postBoardFile(app.url, new Uint8Array(200_000)))).toEqual([413, 'tooLarge', undefined])
  expect(await refusalOf(await postBoardFile(app.url, whole, 'text/plain'))).toEqual([415, 'unsupportedType', undefined])
  expect(filesIn(app)).toEqual(before)
})

test('[IMPORT-2] a store that fails leaves no image behind', async () => {
  const app = await startTestApp()
  const whole = await boardFileOf(app.url, await boardWithPicture(app))
  const failing = await startTestApp({ wrapStore: (store) => ({ ...store, createBoard: () => Promise.reject(new Error('disk full')) }) })
  expect((await postBoardFile(failing.url, whole)).status).toBe(500)
  expect(filesIn(failing)).toEqual([])
})

async function refusalOf(response: Response): Promise<[number, string, string | undefined]> {
  const { error } = apiError.parse(await response.json())
  return [response.status, error.code, error.place]
}

function filesIn({ dataFolder }: TestApp): string[] {
  return readdirSync(join(dataFolder, 'uploads'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}
