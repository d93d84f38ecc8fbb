import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { root } from '../../../scripts/root.mjs'
import { silentLog } from '../../../server/log.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { openSqliteBoardStore } from '../../../server/store/sqliteBoardStore.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import { createBoard, type CreatedBoard } from '../../e2e/support/createBoard.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { runFlamingo } from '../../support/runFlamingo.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const soon = { timeout: 10_000, interval: 10 }
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)
const well = { code: 0, err: '' }

async function start(environment: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer(environment)
  onTestFinished(() => server.close())
  return server
}

async function enter(server: TestServer, board: CreatedBoard): Promise<StockClient> {
  const client = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

/** Uploads an image and puts it on the board; resolves to its address when both are on disk. */
async function addImage(server: TestServer, board: CreatedBoard, client: StockClient): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([png], { type: 'image/png' }), 'photo.png')
  const headers = { authorization: `Bearer ${board.keys.participant}` }
  const response = await fetch(`${server.url}/api/boards/${board.id}/uploads`, { method: 'POST', headers, body: form })
  const { url } = (await response.json()) as { url: string }
  const before = client.savedCount()
  client.document.transact(() =>
    createRecord(recordsOf(client.document), {
      typeName: 'asset',
      id: 'asset:photo',
      type: 'image',
      props: { name: 'photo.png', src: url, w: 10, h: 10, mimeType: 'image/png', isAnimated: false, fileSize: png.length },
      meta: {},
    }),
  )
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(before), soon)
  return url
}

type Stopped = { dataFolder: string; board: CreatedBoard; image: string }

const template = mkdtempSync(join(tmpdir(), 'flamingo-operations-'))
afterAll(() => rmSync(template, { recursive: true, force: true }))
let making: Promise<Stopped> | undefined

/** A stopped server's data folder with one board of ten notes and an image in it. Made once; each test has a copy. */
async function folderWithBoard(): Promise<Stopped> {
  const { board, image } = await (making ??= makeBoard(template))
  const dataFolder = temporaryFolder()
  cpSync(template, dataFolder, { recursive: true })
  return { dataFolder, board, image }
}

async function makeBoard(dataFolder: string): Promise<Stopped> {
  const server = await start({ FLAMINGO_DATA: dataFolder })
  const board = await createBoard(server.url, { title: '両輪の会' })
  const client = await enter(server, board)
  for (let note = 0; note < 10; note++) addNote(client.document, `note-${note}`)
  const image = await addImage(server, board, client)
  client.close()
  // A power cut: the log stays long.
  await server.kill('SIGKILL')
  return { dataFolder, board, image }
}

async function recordsOnDisk(dataFolder: string, boardId: BoardId): Promise<Record<string, unknown>> {
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
  const stored = must(await store.loadDocument(boardId), 'the board is in the store')
  await store.close()
  const document = new Y.Doc()
  for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
  return recordsOf(document).toJSON()
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

test('[OPS-1] a backup made while people write holds everything that was acknowledged before it began', async () => {
  const server = await start()
  const board = await createBoard(server.url)
  const writers = await Promise.all([enter(server, board), enter(server, board), enter(server, board)])
  const image = await addImage(server, board, must(writers[0], 'there are three'))
  const acknowledged = new Set<string>()
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const writing = writers.map(async (writer, number) => {
    for (let note = 0; !stop.signal.aborted; note++) {
      const before = writer.savedCount()
      const id = `${number}-${note}`
      addNote(writer.document, id)
      await vi.waitFor(() => expect(writer.savedCount()).toBeGreaterThan(before), { timeout: 10_000, interval: 1 })
      acknowledged.add(id)
    }
  })
  const file = join(temporaryFolder(), 'boards.backup')
  for (let round = 0; round < 2; round++) {
    const soFar = acknowledged.size
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(soFar + 30), soon)
    const before = [...acknowledged]
    const made = await runFlamingo(['backup', file, '--force', '--data', server.dataFolder])
    expect(made).toMatchObject(well)
    const folder = join(temporaryFolder(), 'restored')
    expect(await runFlamingo(['restore', file, '--into', folder])).toMatchObject(well)
    expect(await runFlamingo(['check', '--data', folder])).toMatchObject(well)
    const restored = await recordsOnDisk(folder, board.id)
    expect(before.filter((id) => !(`shape:${id}` in restored))).toEqual([])
    expect(new Uint8Array(readFileSync(join(folder, image)))).toEqual(png)
  }
  stop.abort()
  await Promise.all(writing)
  expect(server.output()).not.toContain('"level":50')
})

test('[OPS-2] what was backed up and restored is served as before, links and images included', async () => {
  const { dataFolder, board, image } = await folderWithBoard()
  const file = join(temporaryFolder(), 'boards.backup')
  expect(await runFlamingo(['backup', file, '--data', dataFolder])).toMatchObject(well)
  const folder = temporaryFolder()
  // A server that was started once has left an empty database there.
  const fresh = await start({ FLAMINGO_DATA: folder })
  await fresh.kill('SIGTERM')
  const restored = await runFlamingo(['restore', file, '--data', folder])
  expect(restored).toMatchObject({ ...well, out: `Restored to ${folder}: boards: 1, images: 1.\n` })

  await fresh.restart()
  const client = await enter(fresh, board)
  expect(noteIds(client.document)).toHaveLength(10)
  expect(new Uint8Array(await (await fetch(fresh.url + image)).arrayBuffer())).toEqual(png)
  addNote(client.document, 'after')
  await vi.waitFor(() => expect(client.savedCount()).toBe(2), soon)
})

test('[OPS-2] a backup with the tables of an earlier version is restored, too', async () => {
  const { dataFolder, board } = await folderWithBoard()
  const file = join(temporaryFolder(), 'boards.backup')
  await runFlamingo(['backup', file, '--data', dataFolder])
  const later = [
    'shelf',
    'revoked_circle_keys',
    'circles',
    'portraits',
    'portrait_texts',
    'deleted_notes',
    'deleted_boards',
    'versions',
    'backups',
  ]
  const drops = later.map((table) => `DROP TABLE ${table};`).join(' ')
  change(file, `${drops} ALTER TABLE boards DROP COLUMN layout; UPDATE schema_version SET version = 1`)
  const folder = temporaryFolder()
  expect(await runFlamingo(['restore', file, '--into', folder])).toMatchObject(well)
  expect(await recordsOnDisk(folder, board.id)).toEqual(await recordsOnDisk(dataFolder, board.id))
})

test('[OPS-3] a backup is there whole or not at all, and replaces nothing unless told to', async () => {
  const { dataFolder } = await folderWithBoard()
  const folder = temporaryFolder()
  const file = join(folder, 'boards.backup')
  writeFileSync(file, 'precious')
  const refused = await runFlamingo(['backup', file, '--data', dataFolder])
  expect(refused).toMatchObject({ code: 1, out: '', err: `${file} exists already. With --force it is replaced.\n` })
  expect(readFileSync(file, 'utf8')).toBe('precious')
  const failed = await runFlamingo(['backup', file, '--force', '--data', join(folder, 'nothing')])
  expect(failed.code).toBe(1)
  expect(failed.err).toMatch(/^There are no boards: .+ does not exist\.\n$/)
  expect(readFileSync(file, 'utf8')).toBe('precious')
  expect(await runFlamingo(['backup', file, '--force', '--data', dataFolder])).toMatchObject(well)
  expect(readdirSync(folder)).toEqual(['boards.backup'])
})

test('[OPS-4] nothing is restored over something, under a running server, or from a damaged backup', async () => {
  const { dataFolder } = await folderWithBoard()
  const file = join(temporaryFolder(), 'boards.backup')
  await runFlamingo(['backup', file, '--data', dataFolder])
  const over = await runFlamingo(['restore', file, '--data', dataFolder])
  expect(over).toMatchObject({ code: 1, err: expect.stringContaining('is not empty: it has') })

  const server = await start()
  const under = await runFlamingo(['restore', file, '--data', server.dataFolder])
  expect(under).toMatchObject({ code: 1, err: expect.stringContaining('Another Flamingo is using the data folder') })

  const folder = join(temporaryFolder(), 'new')
  const notOne = await runFlamingo(['restore', join(root, 'README.md'), '--into', folder])
  expect(notOne).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read as a backup') })

  change(file, "UPDATE backup_uploads SET bytes = x'00'")
  const damaged = await runFlamingo(['restore', file, '--into', folder])
  expect(damaged).toMatchObject({ code: 1, out: '' })
  expect(damaged.err).toMatch(/The image uploads\/.+ does not match its checksum\.\nNothing was restored\./)
  expect(readdirSync(folder)).toEqual(['lock.sqlite'])

  const forced = await runFlamingo(['restore', file, '--into', folder, '--force'])
  expect(forced).toMatchObject({ code: 1, out: expect.stringContaining('Restored to') })
  expect((await runFlamingo(['check', '--data', folder])).err).toMatch(/^Board .+: the image uploads\/.+ is missing\.\n$/)
})

test('[OPS-4] an image in a backup cannot lead out of its folder', async () => {
  const { dataFolder } = await folderWithBoard()
  const file = join(temporaryFolder(), 'boards.backup')
  await runFlamingo(['backup', file, '--data', dataFolder])
  change(file, "UPDATE backup_uploads SET board_id = '../..', file = 'evil.png'")
  const folder = join(temporaryFolder(), 'a', 'b', 'c')
  const forced = await runFlamingo(['restore', file, '--into', folder, '--force'])
  expect(forced.err).toContain('An image has a name that no image of the server has.')
  expect(existsSync(join(folder, '..', '..', 'evil.png'))).toBe(false)
  expect(readdirSync(join(folder, 'uploads'))).toEqual([])
})

test('[OPS-5] the check finds a flipped bit and a missing image, and changes nothing', async () => {
  const { dataFolder, board, image } = await folderWithBoard()
  const check = (): ReturnType<typeof runFlamingo> => runFlamingo(['check', '--data', dataFolder])
  const healthy = await check()
  expect(healthy).toMatchObject({ ...well, out: expect.stringContaining('Boards: 1. Images: 1. All is well.\n') })
  // The notes of these tests are bare: what doesn't validate is said and is no alarm.
  expect(healthy.out).toContain('10 of 14 records do not validate; pages leave them out.')

  rmSync(join(dataFolder, image))
  expect(await check()).toMatchObject({ code: 1, err: `Board ${board.id}: the image ${image.slice(1)} is missing.\n` })
  writeFileSync(join(dataFolder, image), png)

  const file = join(dataFolder, databaseFile)
  const flip = (table: string, where: string): string =>
    `UPDATE ${table} SET bytes = CAST(substr(bytes, 1, 9) || x'FF' || substr(bytes, 11) AS BLOB) WHERE ${where}`
  change(file, flip('updates', 'sequence = 4'))
  const flipped = await check()
  expect(flipped).toMatchObject({ code: 1, out: expect.stringContaining('Problems: ') })
  expect(flipped.err).toContain(`Board ${board.id}: Update 4 does not match its checksum`)
  expect(await check()).toEqual(flipped)

  change(file, flip('snapshots', 'true'))
  expect((await check()).err).toContain(`The snapshot of board ${board.id} is damaged`)
})

test('[OPS-5] the check works while a server runs, and damaged pages of the file are found', async () => {
  const server = await start()
  const board = await createBoard(server.url)
  const client = await enter(server, board)
  addNote(client.document, 'one')
  await vi.waitFor(() => expect(client.savedCount()).toBe(2), soon)
  expect(await runFlamingo(['check', '--data', server.dataFolder])).toMatchObject(well)
  await server.kill('SIGTERM')

  const folder = temporaryFolder()
  const bytes = readFileSync(join(server.dataFolder, databaseFile))
  bytes.fill(0xee, 4096 * 3, 4096 * 5)
  writeFileSync(join(folder, databaseFile), bytes)
  const found = await runFlamingo(['check', '--data', folder])
  expect(found.code).toBe(1)
  expect(found.err).toMatch(/^(SQLite finds the database damaged|The database cannot be read): /)
})

test('[OPS-6] compacting keeps every record, empties the log, and needs the folder for itself', async () => {
  const { dataFolder, board } = await folderWithBoard()
  const before = await recordsOnDisk(dataFolder, board.id)
  expect(await runFlamingo(['compact', '--data', dataFolder])).toMatchObject({
    ...well,
    out: expect.stringContaining('Boards compacted: 1.'),
  })
  expect(await recordsOnDisk(dataFolder, board.id)).toEqual(before)
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
  expect((await store.loadDocument(board.id))?.updates).toEqual([])
  await store.close()
  expect(await runFlamingo(['check', '--data', dataFolder])).toMatchObject(well)

  const server = await start()
  const busy = await runFlamingo(['compact', '--data', server.dataFolder])
  expect(busy).toMatchObject({ code: 1, err: expect.stringContaining('Another Flamingo is using the data folder') })
})

test('[OPS-7] boards are listed with title and size, as JSON too, and no key is among them', async () => {
  const { dataFolder, board } = await folderWithBoard()
  const table = await runFlamingo(['boards', '--data', dataFolder])
  expect(table).toMatchObject({ ...well, out: expect.stringContaining('両輪の会') })
  const listed = await runFlamingo(['boards', '--json', '--data', dataFolder])
  expect(JSON.parse(listed.out)).toEqual([
    expect.objectContaining({
      id: board.id,
      title: '両輪の会',
      bytes: expect.any(Number),
      changedAt: expect.stringMatching(/^\d{4}-.+Z$/),
    }),
  ])
  for (const key of Object.values(board.keys)) expect(table.out + listed.out).not.toContain(key)
})

test('[OPS-8] what is not understood ends with 2, and a checkout that is not set up says what to do', async () => {
  expect(await runFlamingo(['bakcup'])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean backup?') })
  expect(await runFlamingo(['help'])).toMatchObject(well)
  const clone = temporaryFolder()
  mkdirSync(join(clone, 'scripts'))
  const scripts = ['flamingo.mjs', 'root.mjs', 'run.mjs', 'serverRuntime.mjs', 'setUp.mjs']
  for (const name of scripts) copyFileSync(join(root, 'scripts', name), join(clone, 'scripts', name))
  const unset = await runFlamingo(['boards'], join(clone, 'scripts', 'flamingo.mjs'))
  expect(unset).toEqual({ code: 1, out: '', err: `Flamingo is not set up yet. Run this once: cd ${clone} && npm start\n` })
})
