import type { SerializedSchema } from '@tldraw/store'
import type { TLSchema } from '@tldraw/tlschema'
import * as Y from 'yjs'
import type { YRecord } from '../../shared/document/boardDocument.ts'
import { fieldChanges, writeField } from '../../shared/document/fieldChanges.ts'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { createRecord, readRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import { runCanvasMigrations } from '../../shared/document/runCanvasMigrations.ts'
import { validRecord } from '../../shared/document/validRecord.ts'

/** How many records were written, made, taken away, and left as they were because they are broken. */
export type RecordCounts = { changed: number; created: number; removed: number; leftAsTheyWere: number }

/**
 * Brings records from the schema `from` to `schema` with tldraw's migrations, and writes only the fields that differ.
 * A record that is broken before or after is left as it was. Call it inside a transaction.
 * Throws when tldraw can't migrate from there at all; nothing was written then.
 */
export function migrateRecords(records: Y.Map<YRecord>, from: SerializedSchema, schema: TLSchema): RecordCounts {
  const migrations = schema.getMigrationsSince(from)
  if (!migrations.ok) throw new Error(`tldraw knows no way from the board's schema to the present one: ${migrations.error}`)
  const before = readAll(records)
  const { migrated: after, broken } = runCanvasMigrations(before, migrations.value)
  const counts: RecordCounts = { changed: 0, created: 0, removed: 0, leftAsTheyWere: records.size - before.size + broken.size }
  for (const [id, record] of before) {
    const yRecord = records.get(id)
    const migrated = after.get(id)
    if (broken.has(id) || !yRecord) continue
    if (!migrated) {
      records.delete(id)
      counts.removed += 1
    } else if (!validRecord(schema, migrated)) {
      counts.leftAsTheyWere += 1
    } else if (!isSameJson(record, migrated)) {
      for (const [name, change] of fieldChanges(record, migrated)) writeField(yRecord, name, change)
      counts.changed += 1
    }
  }
  for (const [id, record] of after) {
    if (records.has(id) || before.has(id) || !validRecord(schema, record)) continue
    createRecord(records, record)
    counts.created += 1
  }
  return counts
}

/** The records that can be read and stand under their own id. */
function readAll(records: Y.Map<YRecord>): Map<string, PlainRecord> {
  const read = new Map<string, PlainRecord>()
  for (const [id, yRecord] of records.entries() as IterableIterator<[string, unknown]>) {
    const record = yRecord instanceof Y.Map ? readRecord(yRecord) : undefined
    // Whatever is called `__proto__` would be lost in tldraw's objects.
    if (record && record.id === id && id.startsWith(`${record.typeName}:`)) read.set(id, record)
  }
  return read
}
