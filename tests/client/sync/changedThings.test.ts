import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changedThings } from '../../../client/sync/changedThings.ts'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { note } from '../../support/canvasRecords.ts'

test('[OFFLINE-1] a record counts once, whatever of it was changed: made, moved, written in, deleted', () => {
  const { document, things } = watched()
  createRecord(recordsOf(document), note('shape:n', { text: 'a' }) as unknown as PlainRecord)
  const record = must(recordsOf(document).get('shape:n'), 'the note')
  record.set('position', [1, 2])
  const text = record.get('props.richText')
  if (!(text instanceof Y.Text)) throw new Error('a note has a shared text')
  text.insert(0, 'b')
  recordsOf(document).delete('shape:n')
  expect(things).toEqual([['shape:n'], ['shape:n'], ['shape:n'], ['shape:n']])
})

test('[OFFLINE-1] all that a transaction changes is named, and what is no record counts as the board', () => {
  const { document, things } = watched()
  document.transact(() => {
    metaOf(document).set('title', 'A')
    metaOf(document).set('locale', 'ja')
    for (const id of ['shape:a', 'shape:b']) createRecord(recordsOf(document), note(id) as unknown as PlainRecord)
  })
  expect(things.map((names) => names.toSorted())).toEqual([['board', 'shape:a', 'shape:b']])
})

function watched(): { document: Y.Doc; things: string[][] } {
  const document = new Y.Doc()
  const things: string[][] = []
  document.on('update', (_update: Uint8Array, _origin: unknown, _document: Y.Doc, transaction: Y.Transaction) =>
    things.push([...changedThings(document, transaction)]),
  )
  return { document, things }
}
