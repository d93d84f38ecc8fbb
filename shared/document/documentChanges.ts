import * as Y from 'yjs'
import { recordsOf } from './boardDocument.ts'
import { fieldChanges, writeField, type FieldChange } from './fieldChanges.ts'
import { isSameJson } from './isSameJson.ts'
import { createRecord, fieldToPlain, readRecord, richTextField, type PlainRecord } from './recordFields.ts'

/** What leads from one state of a record to another. */
export type DocumentChange =
  | { type: 'create'; record: PlainRecord }
  /** `record`: as it was. */
  | { type: 'remove'; record: PlainRecord }
  | { type: 'update'; fields: ReadonlyMap<string, FieldChange> }

/** Record id → its change. Plain data: threads can hand it to each other. */
export type DocumentChanges = ReadonlyMap<string, DocumentChange>

/** What leads from the records of one document to those of another, field by field. `meta` is not looked at. */
export function documentChanges(from: Y.Doc, to: Y.Doc): DocumentChanges {
  const changes = new Map<string, DocumentChange>()
  const [before, after] = [readAll(from), readAll(to)]
  for (const [id, record] of after) {
    const present = before.get(id)
    if (!present) {
      changes.set(id, { type: 'create', record })
      continue
    }
    const fields = fieldChanges(present, record)
    if (fields.size > 0) changes.set(id, { type: 'update', fields })
  }
  for (const [id, record] of before) if (!after.has(id)) changes.set(id, { type: 'remove', record })
  return changes
}

/**
 * Makes these changes in a document that may have gone on since, and takes nothing back that others have made of it meanwhile: a field is
 * written only where it still is what the change began with, a record goes only as it was, and texts merge. Call it in a transaction.
 * Answers how many records it has changed.
 */
export function applyDocumentChanges(document: Y.Doc, changes: DocumentChanges): number {
  const records = recordsOf(document)
  let changed = 0
  for (const [id, change] of changes) {
    const shared: unknown = records.get(id)
    const present = shared instanceof Y.Map ? shared : undefined
    switch (change.type) {
      case 'create':
        if (records.has(id)) continue
        createRecord(records, change.record)
        break
      case 'remove':
        if (!present || !isSameJson(readRecord(present), change.record)) continue
        records.delete(id)
        break
      case 'update':
        if (!present || !writeFields(present, change.fields)) continue
    }
    changed += 1
  }
  return changed
}

function writeFields(record: Y.Map<unknown>, fields: ReadonlyMap<string, FieldChange>): boolean {
  let isWritten = false
  for (const [name, field] of fields) {
    const isAsBefore = isSameJson(fieldToPlain(record.get(name)), field.from)
    if (!isAsBefore && !(name === richTextField && record.get(name) instanceof Y.Text)) continue
    writeField(record, name, field)
    isWritten = true
  }
  return isWritten
}

function readAll(document: Y.Doc): Map<string, PlainRecord> {
  const read = new Map<string, PlainRecord>()
  for (const [id, shared] of recordsOf(document).entries() as IterableIterator<[string, unknown]>) {
    if (shared instanceof Y.Map) read.set(id, readRecord(shared))
  }
  return read
}
