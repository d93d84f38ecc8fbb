import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord } from '@tldraw/tlschema'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { fieldChanges, type FieldChange } from '../../shared/document/fieldChanges.ts'
import { fieldsOfRecord, recordOfFields, type PlainRecord } from '../../shared/document/recordFields.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'

/** What somebody did to one record, field by field. `to` is undefined when the field went away. */
export type RecordChange =
  /** `replaces`: the record was there before and was removed in between. */
  { type: 'create'; record: PlainRecord; replaces?: boolean } | { type: 'update'; fields: Map<string, FieldChange> } | { type: 'remove' }

/** Record id → what was done to it. */
export type RecordChanges = Map<string, RecordChange>

/** Record id → the fields that look different while somebody drags it, a new record's being all of its fields. */
export type Overlay = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** Whose hand shows what; undefined when it has let go. */
export type OverlayByClientId = ReadonlyMap<number, Overlay | undefined>

/** What a canvas store's diff did, with only those fields that really differ. */
export function changesOfDiff(diff: RecordsDiff<TLRecord>): RecordChanges {
  const changes: RecordChanges = new Map()
  for (const record of Object.values(diff.added)) changes.set(record.id, { type: 'create', record: plainOf(record) })
  for (const [from, to] of Object.values(diff.updated)) {
    const fields = fieldChanges(plainOf(from), plainOf(to))
    if (fields.size > 0) changes.set(to.id, { type: 'update', fields })
  }
  for (const record of Object.values(diff.removed)) changes.set(record.id, { type: 'remove' })
  return changes
}

/** Adds `later` to `earlier`, in place: what cancels out is gone. */
export function addChanges(earlier: RecordChanges, later: RecordChanges): void {
  for (const [id, change] of later) {
    const sum = sumOf(earlier.get(id), change)
    if (sum) earlier.set(id, sum)
    else earlier.delete(id)
  }
}

/** `record` with some of its fields replaced; a field whose value is undefined is left out. Not validated. */
export function withFields(record: PlainRecord, values: Iterable<readonly [string, unknown]>): PlainRecord {
  const fields = fieldsOfRecord(record)
  for (const [name, value] of values) {
    if (value === undefined) fields.delete(name)
    else fields.set(name, value)
  }
  return recordOfFields(fields)
}

function sumOf(earlier: RecordChange | undefined, later: RecordChange): RecordChange | undefined {
  if (earlier?.type === 'create') {
    if (later.type === 'remove') return earlier.replaces ? later : undefined
    return { ...earlier, record: later.type === 'create' ? later.record : withFields(earlier.record, newValues(later.fields)) }
  }
  if (earlier && later.type === 'create') return { ...later, replaces: true }
  return earlier?.type === 'update' && later.type === 'update' ? sumOfUpdates(earlier.fields, later.fields) : later
}

function sumOfUpdates(earlier: Map<string, FieldChange>, later: Map<string, FieldChange>): RecordChange | undefined {
  const fields = new Map(earlier)
  for (const [name, { from, to }] of later) {
    const first = earlier.get(name)
    const origin = first ? first.from : from
    if (isSameJson(origin, to)) fields.delete(name)
    else fields.set(name, { from: origin, to })
  }
  return fields.size > 0 ? { type: 'update', fields } : undefined
}

function* newValues(fields: Map<string, FieldChange>): Generator<[string, unknown]> {
  for (const [name, { to }] of fields) yield [name, to]
}
