import * as Y from 'yjs'
import { recordsOf, type YRecord } from '../../shared/document/boardDocument.ts'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { createRecord, fieldToPlain, fieldToShared, fieldsOfRecord } from '../../shared/document/recordFields.ts'
import { isRichText } from '../../shared/document/richText.ts'
import { writeTextChange } from '../../shared/document/sharedText.ts'
import type { FieldChange, RecordChanges } from './recordChanges.ts'

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

function writeField(yRecord: YRecord, name: string, { from, to }: FieldChange): void {
  const present = yRecord.get(name)
  if (present instanceof Y.Text && isRichText(from) && isRichText(to)) {
    writeTextChange(present, from, to)
  } else if (to === undefined) {
    if (yRecord.has(name)) yRecord.delete(name)
  } else if (!isSameJson(fieldToPlain(present), to)) {
    yRecord.set(name, fieldToShared(name, to))
  }
}
