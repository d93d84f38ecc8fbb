import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { deriveBoardKey, firstKeyGenerations } from '../../../shared/board/boardKey.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { fieldToPlain } from '../../../shared/document/recordFields.ts'
import { plainTextOf, type RichText } from '../../../shared/document/richText.ts'
import { must } from '../../../shared/must.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { silentLog } from '../../../server/log.ts'
import { presentVersions, versionsOf } from '../../../server/migration/documentAge.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { openSqliteBoardStore } from '../../../server/store/sqliteBoardStore.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { fixtureBoardId, fixtureFacilitatorKey, openFixture } from '../../fixtures/boardFixture.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const soon = { timeout: 10_000, interval: 10 }
const board = { id: fixtureBoardId, key: deriveBoardKey(fixtureFacilitatorKey, 'participant', firstKeyGenerations) }

/** A copy of an old data folder, after `prepare` has had it. */
async function dataFolderOf(fixture: string, prepare: (store: BoardStore) => Promise<void> = async () => {}): Promise<string> {
  const dataFolder = temporaryFolder()
  const store = await openFixture(fixture, dataFolder)
  await prepare(store)
  await store.close()
  return dataFolder
}

async function start(dataFolder: string): Promise<TestServer> {
  const server = await startServer({ FLAMINGO_DATA: dataFolder })
  onTestFinished(() => server.close())
  return server
}

async function enter(server: TestServer): Promise<StockClient> {
  const client = openStockClient(server.url, board)
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

async function onDisk(dataFolder: string) {
  const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
  const stored = must(await store.loadDocument(fixtureBoardId), 'the fixture has one board')
  const backups = await store.loadBackups(fixtureBoardId)
  await store.close()
  return { document: documentOf([stored.snapshot, ...stored.updates]), stored, backups }
}

function documentOf(updates: Uint8Array[]): Y.Doc {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  return document
}

const noteText = (document: Y.Doc): string =>
  plainTextOf(fieldToPlain(recordsOf(document).get('shape:two-lines')?.get('props.richText')) as RichText)

test('[MIGRATE-2] an old data folder opens on a new server: its board is migrated, can be worked on, and is kept as it was', async () => {
  const dataFolder = await dataFolderOf('document-1-on-older-canvas')
  const before = await onDisk(dataFolder)
  const server = await start(dataFolder)
  const client = await enter(server)
  expect(versionsOf(client.document)).toEqual(presentVersions)
  expect(noteText(client.document)).toBe('店長が始めた動画\n本部はあとから応援 👨‍👩‍👧')

  const text = recordsOf(client.document).get('shape:two-lines')?.get('props.richText') as Y.Text
  text.insert(0, '続き：')
  await vi.waitFor(() => expect(client.savedCount()).toBe(2), soon)
  await server.kill('SIGKILL')
  await server.restart()
  const late = await enter(server)
  expect(noteText(late.document)).toBe('続き：店長が始めた動画\n本部はあとから応援 👨‍👩‍👧')
  await server.kill('SIGTERM')

  const { backups, document } = await onDisk(dataFolder)
  expect(backups).toHaveLength(1)
  const kept = documentOf(backups.map((backup) => backup.document))
  expect(recordsOf(kept).toJSON()).toEqual(recordsOf(before.document).toJSON())
  expect(metaOf(kept).toJSON()).toEqual(metaOf(before.document).toJSON())
  expect(versionsOf(document)).toEqual(presentVersions)
  expect(server.output()).toContain('some of its records are broken')
})

test('[MIGRATE-6] a server that died between backup and migration migrates the board when it is back', async () => {
  const dataFolder = await dataFolderOf('document-1-on-older-canvas', async (store) => {
    const stored = must(await store.loadDocument(fixtureBoardId), 'the fixture has one board')
    const old = documentOf([stored.snapshot, ...stored.updates])
    await store.keepBackup({
      boardId: fixtureBoardId,
      throughSequence: stored.lastSequence,
      at: 1_700_000_000_000,
      ...must(versionsOf(old), 'the fixture names its versions'),
      document: Y.encodeStateAsUpdate(old),
    })
  })
  const server = await start(dataFolder)
  const client = await enter(server)
  expect(noteText(client.document)).toContain('店長が始めた動画')
  await server.kill('SIGKILL')
  const { backups } = await onDisk(dataFolder)
  expect(backups.map(({ at }) => at)).toEqual([1_700_000_000_000])
})

test('[MIGRATE-7] after a downgrade the board stays closed, untouched, and clients are told to stop trying', async () => {
  const dataFolder = await dataFolderOf('document-1', async (store) => {
    const stored = must(await store.loadDocument(fixtureBoardId), 'the fixture has one board')
    const newer = documentOf([stored.snapshot, ...stored.updates])
    metaOf(newer).set('documentVersion', presentVersions.documentVersion + 1)
    const update = Y.encodeStateAsUpdate(newer, Y.encodeStateVector(documentOf([stored.snapshot, ...stored.updates])))
    await store.append([{ boardId: fixtureBoardId, update, at: 0 }])
  })
  const before = await onDisk(dataFolder)
  const server = await start(dataFolder)
  const client = openStockClient(server.url, board)
  await vi.waitFor(() => expect(client.closeCodes()).toEqual([closeCodes.serverTooOld.code]), soon)
  expect(client.provider.shouldConnect).toBe(false)
  expect(recordsOf(client.document).size).toBe(0)
  await server.kill('SIGTERM')
  expect(await onDisk(dataFolder).then(({ stored, backups }) => ({ stored, backups }))).toEqual({ stored: before.stored, backups: [] })
})
