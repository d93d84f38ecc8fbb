import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { metaOf, recordsOf, type YRecord } from '../../../shared/document/boardDocument.ts'
import { fieldToPlain, readRecord } from '../../../shared/document/recordFields.ts'
import { plainTextOf, type RichText } from '../../../shared/document/richText.ts'
import { must } from '../../../shared/must.ts'
import { presentVersions, versionsOf, type DocumentVersions } from '../../../server/migration/documentAge.ts'
import { migrateDocument } from '../../../server/migration/migrateDocument.ts'
import { touchedPlaces } from '../../../server/sync/touchedPlaces.ts'
import { writeDocument1 } from '../../fixtures/writeDocument1.ts'
import { writeDocument1OnOlderCanvas } from '../../fixtures/writeDocument1OnOlderCanvas.ts'
import { readableChange } from '../../support/readableChange.ts'

function olderDocument(): { document: Y.Doc; from: DocumentVersions } {
  const document = new Y.Doc()
  writeDocument1OnOlderCanvas(document)
  return { document, from: must(versionsOf(document), 'the fixture names its versions') }
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

const recordOf = (document: Y.Doc, id: string): YRecord => must(recordsOf(document).get(id), `${id} is in the document`)

test('[MIGRATE-3] plain text becomes a shared text, an arrow’s ties become bindings, and the document says so', () => {
  const { document, from } = olderDocument()
  const { counts } = migrateDocument(document, from)
  const text = recordOf(document, 'shape:two-lines').get('props.richText')
  expect(text).toBeInstanceOf(Y.Text)
  expect(plainTextOf(fieldToPlain(text) as RichText)).toBe('店長が始めた動画\n本部はあとから応援 👨‍👩‍👧')
  expect(recordOf(document, 'shape:two-lines').has('props.text')).toBe(false)
  const bindings = [...recordsOf(document).values()].filter((record) => record.get('typeName') === 'binding')
  expect(new Map(bindings.map((binding) => [binding.get('props.terminal'), binding.get('toId')]))).toEqual(
    new Map([
      ['start', 'shape:two-lines'],
      ['end', 'shape:empty'],
    ]),
  )
  expect(versionsOf(document)).toEqual(presentVersions)
  expect(counts).toEqual({ changed: 10, created: 2, removed: 0, leftAsTheyWere: 2 })
})

test('[MIGRATE-3] a broken record stays as it was and stops no other', () => {
  const { document, from } = olderDocument()
  const records = recordsOf(document)
  records.set('shape:no-record', 'nonsense' as never)
  records.set(
    'shape:other-id',
    new Y.Map([
      ['id', 'shape:somebody'],
      ['typeName', 'shape'],
    ]),
  )
  records.set(
    '__proto__',
    new Y.Map([
      ['id', '__proto__'],
      ['typeName', 'shape'],
    ]),
  )
  const ids = ['shape:broken-note', 'shape:broken-arrow', 'shape:no-record', 'shape:other-id', '__proto__']
  const before = ids.map((id) => JSON.stringify(records.get(id)))
  const { counts } = migrateDocument(document, from)
  expect(ids.map((id) => JSON.stringify(records.get(id)))).toEqual(before)
  expect(counts).toEqual({ changed: 10, created: 2, removed: 0, leftAsTheyWere: 5 })
})

test('[MIGRATE-4] a migration is one update, and one that holds only the fields that differ', () => {
  const { document, from } = olderDocument()
  const old = copyOf(document)
  const { update } = migrateDocument(document, from)
  const places = touchedPlaces(readableChange(update), old)
  if (places === 'unknown') throw new Error('every place is in the document')
  const fieldsOf = (id: string) => [...new Set(places.flatMap(({ recordId, field }) => (recordId === id && field ? [field] : [])))].sort()
  expect(fieldsOf('shape:two-lines')).toEqual([
    'props.fontSizeAdjustment',
    'props.labelColor',
    'props.richText',
    'props.scale',
    'props.text',
  ])
  expect(fieldsOf('shape:frame')).toEqual(['props.color'])
  expect(fieldsOf('shape:image')).toEqual(['props.altText', 'props.flipX', 'props.flipY'])
  const records = new Set(places.flatMap(({ root, recordId }) => (root === 'records' && recordId !== undefined ? [recordId] : [])))
  for (const untouched of ['shape:matrix', 'document:document', 'page:page', 'shape:broken-note']) expect(records).not.toContain(untouched)
  expect([...new Set(places.flatMap(({ root, recordId }) => (root === 'meta' ? [recordId] : [])))]).toEqual(['schema'])
  Y.applyUpdate(old, update)
  expect(recordsOf(old).toJSON()).toEqual(recordsOf(document).toJSON())
  expect(metaOf(old).toJSON()).toEqual(metaOf(document).toJSON())
})

test('[MIGRATE-4] texts that a migration doesn’t change are not written again', () => {
  const document = new Y.Doc()
  writeDocument1(document)
  const sequences = { ...presentVersions.canvasSchema.sequences, 'com.tldraw.shape.frame': 0 }
  recordOf(document, 'shape:frame').delete('props.color')
  const texts = [...recordsOf(document).values()].map((record) => record.get('props.richText'))
  const { counts, update } = migrateDocument(document, { documentVersion: 1, canvasSchema: { schemaVersion: 2, sequences } })
  expect(counts).toEqual({ changed: 1, created: 0, removed: 0, leftAsTheyWere: 0 })
  expect([...recordsOf(document).values()].map((record) => record.get('props.richText'))).toEqual(texts)
  expect(Y.decodeUpdate(update).structs).toHaveLength(1)
})

test('[MIGRATE-4] what somebody typed into the old text arrives beside what the migration wrote, without doubling it', () => {
  const { document, from } = olderDocument()
  const away = copyOf(document)
  recordOf(away, 'shape:two-lines').set('props.color', 'red')
  migrateDocument(document, from)
  Y.applyUpdate(document, Y.encodeStateAsUpdate(away, Y.encodeStateVector(document)))
  const note = readRecord(recordOf(document, 'shape:two-lines')).props as { color: string; richText: RichText }
  expect([note.color, plainTextOf(note.richText)]).toEqual(['red', '店長が始めた動画\n本部はあとから応援 👨‍👩‍👧'])
})

test('[MIGRATE-5] a later layout is one more entry: its step runs once, before the canvas’s own, in the same transaction', () => {
  const { document, from } = olderDocument()
  const steps = [
    (old: Y.Doc): void => {
      for (const record of recordsOf(old).values()) {
        if (record.get('type') !== 'note' || !record.has('props.text')) continue
        record.set('props.text', `${String(record.get('props.text'))}!`)
      }
      metaOf(old).set('facilitated', true)
    },
  ]
  let transactions = 0
  document.on('afterTransaction', () => (transactions += 1))
  migrateDocument(document, from, { steps })
  expect(transactions).toBe(1)
  expect(plainTextOf(readRecord(recordOf(document, 'shape:empty')).props?.['richText' as never] as never)).toBe('!')
  expect(metaOf(document).get('facilitated')).toBe(true)
  expect(versionsOf(document)).toEqual({ ...presentVersions, documentVersion: 2 })

  let reruns = 0
  const later = [...steps, () => void (reruns += 1)]
  migrateDocument(document, must(versionsOf(document), 'it names them'), { steps: later })
  expect(plainTextOf(readRecord(recordOf(document, 'shape:empty')).props?.['richText' as never] as never)).toBe('!')
  expect(reruns).toBe(1)
})

test('[MIGRATE-3] a schema from which tldraw knows no way changes no record', () => {
  const { document, from } = olderDocument()
  const before = recordsOf(document).toJSON()
  const sequences = { ...from.canvasSchema.sequences, 'com.tldraw.shape.note': 4711 }
  expect(() => migrateDocument(document, { ...from, canvasSchema: { schemaVersion: 2, sequences } })).toThrow('no way')
  expect(recordsOf(document).toJSON()).toEqual(before)
})
