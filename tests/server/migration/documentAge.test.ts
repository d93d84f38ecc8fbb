import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentVersion, metaOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { ageOf, presentVersions, versionsOf, type DocumentVersions } from '../../../server/migration/documentAge.ts'
import { documentMigrations } from '../../../server/migration/documentMigrations.ts'

const present = versions(2, { note: 9, arrow: 6, matrix: 0 })

function versions(documentVersion: number, sequences: Record<string, number>): DocumentVersions {
  return { documentVersion, canvasSchema: { schemaVersion: 2, sequences } }
}

test('a new board is of the present version', () => {
  const document = createBoardDocument({ title: 'Cases', template: 'blank', locale: 'en' })
  expect(versionsOf(document)).toEqual(presentVersions)
  expect(ageOf(presentVersions)).toBe('current')
})

test.each<[string, DocumentVersions, 'current' | 'older' | 'newer']>([
  ['the same', versions(2, { matrix: 0, arrow: 6, note: 9 }), 'current'],
  ['an older layout', versions(1, { note: 9, arrow: 6, matrix: 0 }), 'older'],
  ['an older note', versions(2, { note: 8, arrow: 6, matrix: 0 }), 'older'],
  ['no matrix yet', versions(2, { note: 9, arrow: 6 }), 'older'],
  ['a newer layout', versions(3, { note: 9, arrow: 6, matrix: 0 }), 'newer'],
  ['a newer arrow', versions(2, { note: 9, arrow: 7, matrix: 0 }), 'newer'],
  ['a kind of shape that nobody here knows', versions(2, { note: 9, arrow: 6, matrix: 0, vote: 0 }), 'newer'],
  ['an older note and a newer arrow', versions(1, { note: 8, arrow: 7, matrix: 0 }), 'newer'],
])('[MIGRATE-7] a document with %s has its age', (_, stored, age) => {
  expect(ageOf(stored, present)).toBe(age)
})

test.each<[string, unknown, unknown]>([
  ['nothing', undefined, undefined],
  ['a version that is no number', '1', presentVersions.canvasSchema],
  ['version 0', 0, presentVersions.canvasSchema],
  ['half a version', 1.5, presentVersions.canvasSchema],
  ['a schema that is none', 1, 'schema'],
  ['a schema in the oldest form', 1, { schemaVersion: 1, storeVersion: 4, recordVersions: {} }],
  ['a schema with a version that is no number', 1, { schemaVersion: 2, sequences: { note: null } }],
])('[MIGRATE-8] a document that says %s of its version is not taken for an old one', (_, version, schema) => {
  const document = new Y.Doc()
  metaOf(document).set('documentVersion', version)
  metaOf(document).set('schema', schema)
  expect(versionsOf(document)).toBeUndefined()
})

test('[MIGRATE-9] there is a migration to every document version', () => {
  expect(documentMigrations).toHaveLength(documentVersion - 1)
})
