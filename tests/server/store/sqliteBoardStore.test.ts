import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Log } from '../../../server/log.ts'
import { silentLog } from '../../../server/log.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { openSqliteBoardStore } from '../../../server/store/sqliteBoardStore.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { must } from '../../../shared/must.ts'
import { sampleBoard, sampleBoardId } from '../../contract/boardStore.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const boardId = sampleBoardId(1)
const at = 1_700_000_000_000
const pattern = (n: number): Uint8Array => Uint8Array.from({ length: 64 }, (_, index) => (index * 7 + n * 31) % 256)

async function open(dataFolder: string, options: { log?: Log; maxPages?: number } = {}): Promise<BoardStore> {
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog, ...options })
  onTestFinished(() => store.close())
  return store
}

function flipOneBit(file: string, near: Uint8Array): void {
  const bytes = readFileSync(file)
  const start = bytes.indexOf(near)
  expect(start).toBeGreaterThan(0)
  bytes[start + 20] = must(bytes[start + 20], 'the pattern is longer than that') ^ 1
  writeFileSync(file, bytes)
}

test('[STORE-13] everything is there again after closing and opening', async () => {
  const dataFolder = temporaryFolder()
  const store = await open(dataFolder)
  await store.createBoard(sampleBoard(boardId))
  for (const n of [1, 2, 3]) await store.append([{ boardId, update: pattern(n), at }])
  await store.compact({ boardId, snapshot: pattern(9), throughSequence: 1 })
  await store.replaceKeys(boardId, { facilitator: 'hash f1', participant: 'hash p2', viewer: 'hash v1' }, { participant: 2, viewer: 1 })
  const before = [await store.findBoard(boardId), await store.loadDocument(boardId)]
  await store.close()

  const reopened = await open(dataFolder)
  expect([await reopened.findBoard(boardId), await reopened.loadDocument(boardId)]).toEqual(before)
  expect(await reopened.append([{ boardId, update: pattern(4), at }])).toEqual([4])
})

test('[STORE-14] the data folder is made with all its parents, and is nobody else’s to read', async () => {
  const dataFolder = join(temporaryFolder(), 'deep', 'data')
  await open(dataFolder)
  expect(statSync(dataFolder).mode & 0o777).toBe(0o700)
})

test('[STORE-15] a second server on the same folder is refused in words, and may have it once the first is gone', async () => {
  const dataFolder = temporaryFolder()
  const first = await open(dataFolder)
  await expect(open(dataFolder)).rejects.toThrow(`Another Flamingo is using the data folder ${dataFolder}`)
  await first.close()
  const second = await open(dataFolder)
  await second.checkWritable()
})

test('[STORE-16] the database can be read and backed up by others while the server runs', async () => {
  const dataFolder = temporaryFolder()
  const store = await open(dataFolder)
  await store.createBoard(sampleBoard(boardId))
  const reader = new DatabaseSync(join(dataFolder, databaseFile), { readOnly: true })
  onTestFinished(() => reader.close())
  expect(reader.prepare('SELECT title FROM boards').all()).toEqual([{ title: '両輪の会' }])
  reader.exec(`VACUUM INTO '${join(dataFolder, 'backup.sqlite')}'`)
  await store.append([{ boardId, update: pattern(1), at }])
})

test('[STORE-17] an update with a flipped bit is set aside with all that came after it; what came before is served', async () => {
  const dataFolder = temporaryFolder()
  const logged: unknown[] = []
  const log: Log = { ...silentLog, error: (fields, message) => logged.push([fields, message]) }
  const store = await open(dataFolder)
  await store.createBoard(sampleBoard(boardId))
  for (const n of [1, 2, 3]) await store.append([{ boardId, update: pattern(n), at }])
  await store.close()
  flipOneBit(join(dataFolder, databaseFile), pattern(2))

  const reopened = await open(dataFolder, { log })
  const expected = { updates: [pattern(1)], lastSequence: 3, logBytes: 64, damaged: 2 }
  expect(await reopened.loadDocument(boardId)).toMatchObject(expected)
  expect(await reopened.loadDocument(boardId)).toMatchObject(expected)
  expect(logged).toEqual([[{ boardId, sequence: 2, updates: 2 }, 'Set aside damaged updates: see the table damaged_updates']])
  expect(await reopened.append([{ boardId, update: pattern(4), at }])).toEqual([4])
  expect(await reopened.loadDocument(boardId)).toMatchObject({ updates: [pattern(1), pattern(4)], damaged: 2 })
  await reopened.close()

  const database = new DatabaseSync(join(dataFolder, databaseFile), { readOnly: true })
  onTestFinished(() => database.close())
  expect(database.prepare('SELECT sequence, bytes FROM damaged_updates WHERE sequence = 3').all()).toEqual([
    { sequence: 3, bytes: pattern(3) },
  ])
})

test('[STORE-18] a snapshot with a flipped bit fails the load in words and is not overwritten', async () => {
  const dataFolder = temporaryFolder()
  const store = await open(dataFolder)
  await store.createBoard(sampleBoard(boardId, { update: pattern(1) }))
  await store.append([{ boardId, update: pattern(2), at }])
  await store.close()
  const file = join(dataFolder, databaseFile)
  const { bytes } = readOnly(file, (database) => must(database.prepare('SELECT bytes FROM snapshots').get(), 'there is one board'))
  flipOneBit(file, bytes as Uint8Array)

  const reopened = await open(dataFolder)
  await expect(reopened.loadDocument(boardId)).rejects.toThrow('do not match their checksum')
  await reopened.close()
  expect(readOnly(file, (database) => database.prepare('SELECT count(*) AS n FROM updates').get())).toEqual({ n: 1 })
})

test('[STORE-19] a full disk refuses an append, writes nothing of it, and saving goes on once there is room', async () => {
  const store = await open(temporaryFolder(), { maxPages: 60 })
  await store.createBoard(sampleBoard(boardId))
  const update = new Uint8Array(8_000)
  let last = 0
  const fill = async (): Promise<void> => {
    for (;;) [last = 0] = await store.append([{ boardId, update, at }])
  }
  await expect(fill()).rejects.toThrow('full')
  await expect(store.append([{ boardId, update, at }])).rejects.toThrow('full')
  await expect(store.checkWritable()).rejects.toThrow('full')
  expect(await store.loadDocument(boardId)).toMatchObject({ lastSequence: last, logBytes: last * 8_000 })
  await store.compact({ boardId, snapshot: pattern(1), throughSequence: last })
  await store.checkWritable()
  expect(await store.append([{ boardId, update, at }])).toEqual([last + 1])
})

test('[STORE-24] what a compaction frees goes back to the disk', async () => {
  const dataFolder = temporaryFolder()
  const store = await open(dataFolder)
  await store.createBoard(sampleBoard(boardId))
  await store.append(Array.from({ length: 5_000 }, (_, n) => ({ boardId, update: pattern(n), at })))
  await store.compact({ boardId, snapshot: pattern(9), throughSequence: 5_000 })
  await store.close()
  expect(statSync(join(dataFolder, databaseFile)).size).toBeLessThan(150_000)
})

test('[STORE-11] a database that cannot be written to is noticed by the trial write', async () => {
  const dataFolder = temporaryFolder()
  const store = await open(dataFolder)
  await store.checkWritable()
  const file = join(dataFolder, databaseFile)
  const other = new DatabaseSync(file)
  onTestFinished(() => other.close())
  other.exec('DROP TABLE probe')
  await expect(store.checkWritable()).rejects.toThrow()
})

test('[STORE-20] data of a newer version is refused in words', async () => {
  const dataFolder = temporaryFolder()
  await (await open(dataFolder)).close()
  const database = new DatabaseSync(join(dataFolder, databaseFile))
  database.exec('UPDATE schema_version SET version = 99')
  database.close()
  await expect(open(dataFolder)).rejects.toThrow('written by a newer Flamingo')
})

test('[STORE-20] a file that is no database is refused and left as it is', async () => {
  const dataFolder = temporaryFolder()
  writeFileSync(join(dataFolder, databaseFile), 'Dear diary, today I was overwritten. '.repeat(100))
  await expect(open(dataFolder)).rejects.toThrow('not a database')
  expect(readFileSync(join(dataFolder, databaseFile), 'utf8')).toMatch(/^Dear diary/)
})

function readOnly<T>(file: string, read: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}
