import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { documentVersion, metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../../shared/document/canvasSchema.ts'
import { canvasVersions } from '../../../shared/document/canvasVersions.ts'
import { readRecord } from '../../../shared/document/recordFields.ts'
import { validRecord } from '../../../shared/document/validRecord.ts'
import type { BoardStore } from '../../../server/store/boardStore.ts'
import { versionsOf } from '../../../server/migration/documentAge.ts'
import { contentOf, expectedFile, fixtureBoardId, fixtureNames, openFixture, openFixtureDocument } from '../../fixtures/boardFixture.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

async function open(name: string): Promise<BoardStore> {
  const store = await openFixture(name, temporaryFolder())
  onTestFinished(() => store.close())
  return store
}

async function versionsOnDisk(name: string) {
  const document = new Y.Doc()
  const stored = await (await open(name)).loadDocument(fixtureBoardId)
  for (const update of stored ? [stored.snapshot, ...stored.updates] : []) Y.applyUpdate(document, update)
  return versionsOf(document)
}

test.each(fixtureNames())('[MIGRATE-1] the board %s of its day opens and holds what it held', async (name) => {
  const document = await openFixtureDocument(await open(name))
  expect(contentOf(document)).toEqual(JSON.parse(readFileSync(expectedFile(name), 'utf8')))
  const left = [...recordsOf(document).entries()].filter(([, yRecord]) => !validRecord(createCanvasSchema(), readRecord(yRecord)))
  expect(left.map(([id]) => id).filter((id) => !id.startsWith('shape:broken-'))).toEqual([])
})

test.each(fixtureNames())('[MIGRATE-1] every text of the board %s is a text that two people can type into', async (name) => {
  const document = await openFixtureDocument(await open(name))
  const texts = [...recordsOf(document).values()].flatMap((yRecord) =>
    yRecord.has('props.richText') ? [yRecord.get('props.richText')] : [],
  )
  expect(texts.length).toBeGreaterThanOrEqual(4)
  expect(texts.every((text) => text instanceof Y.Text)).toBe(true)
})

test('[MIGRATE-9] the canvas’s schema never changes without the document version: a page that knows neither would be let in', async () => {
  const name = `document-${documentVersion}`
  expect(fixtureNames(), 'the fixture of the present version').toContain(name)
  expect(await versionsOnDisk(name)).toEqual({ documentVersion, canvasSchema: createCanvasSchema().serialize() })
  expect(canvasVersions, 'what is written down of it').toEqual(createCanvasSchema().serialize())
})

test('[MIGRATE-2] a board of the present version is not written to', async () => {
  const store = await open(`document-${documentVersion}`)
  const before = await store.loadDocument(fixtureBoardId)
  const document = await openFixtureDocument(store)
  expect(metaOf(document).get('title')).toBe('両輪の会 第1回')
  expect(await store.loadDocument(fixtureBoardId)).toEqual(before)
  expect(await store.loadBackups(fixtureBoardId)).toEqual([])
})
