import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { writeField } from '../../shared/document/fieldChanges.ts'
import { createRecord, fieldToPlain, fieldsOfRecord } from '../../shared/document/recordFields.ts'
import type { RecordChanges } from './recordChanges.ts'

/**
 * Writes local changes into the document in one transaction of `origin`. A field that already has the value is left
 * alone; a record that somebody else deleted stays deleted.
 */
export function writeChanges(document: Y.Doc, changes: RecordChanges, origin: object): void {
  if (changes.size === 0) return
  const records = recordsOf(document)
  document.transact(() => {
    for (const [id, change] of changes) {
      const yRecord = records.get(id)
      const present = yRecord instanceof Y.Map ? yRecord : undefined
      if (change.type === 'remove') {
        if (records.has(id)) records.delete(id)
      } else if (change.type === 'update') {
        if (present) for (const [name, field] of change.fields) writeField(present, name, field)
      } else if (present) {
        for (const [name, to] of fieldsOfRecord(change.record)) writeField(present, name, { from: fieldToPlain(present.get(name)), to })
      } else {
        createRecord(records, change.record)
      }
    }
  }, origin)
}
