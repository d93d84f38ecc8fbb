import * as Y from 'yjs'
import type { YRecord } from './boardDocument.ts'
import { isSameJson } from './isSameJson.ts'
import { fieldsOfRecord, fieldToPlain, fieldToShared, type PlainRecord } from './recordFields.ts'
import { isRichText } from './richText.ts'
import { writeTextChange } from './sharedText.ts'

/** A field's value before and after a change; `to` is undefined when the field went away. */
export type FieldChange = { from: unknown; to: unknown }

/** The fields that differ between two states of a record. */
export function fieldChanges(from: PlainRecord, to: PlainRecord): Map<string, FieldChange> {
  const fields = new Map<string, FieldChange>()
  const before = fieldsOfRecord(from)
  const after = fieldsOfRecord(to)
  for (const [name, value] of after) {
    if (!isSameJson(before.get(name), value)) fields.set(name, { from: before.get(name), to: value })
  }
  for (const [name, value] of before) {
    if (!after.has(name)) fields.set(name, { from: value, to: undefined })
  }
  return fields
}

/** Writes the change of one field into the document. A value that is there already is left alone; a shared text stays one. */
export function writeField(yRecord: YRecord, name: string, { from, to }: FieldChange): void {
  const present = yRecord.get(name)
  if (present instanceof Y.Text && isRichText(from) && isRichText(to)) {
    writeTextChange(present, from, to)
  } else if (to === undefined) {
    if (yRecord.has(name)) yRecord.delete(name)
  } else if (!isSameJson(fieldToPlain(present), to)) {
    yRecord.set(name, fieldToShared(name, to))
  }
}
