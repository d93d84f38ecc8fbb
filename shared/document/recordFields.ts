import * as Y from 'yjs'
import type { YRecord } from './boardDocument.ts'
import { isObject, isRichText } from './richText.ts'
import { richTextOf, sharedTextOf } from './sharedText.ts'

/** A canvas record as plain data: what tldraw calls TLRecord, before anybody has validated it. */
export type PlainRecord = { id: string; typeName: string } & Record<string, unknown>

/** The one field that is a shared text rather than a value. */
export const richTextField = 'props.richText'

/** `x` and `y` as one value, so that two people's moves never mix into a place nobody chose. */
export const positionField = 'position'

const flattened = ['props', 'meta'] as const

/**
 * A record as fields: its own, with `props.` and `meta.` flattened by one level and `x`, `y` joined into `position`.
 * Concurrent changes to two fields both hold; within one field the last one wins.
 */
export function fieldsOfRecord(record: PlainRecord): Map<string, unknown> {
  const fields = new Map<string, unknown>()
  for (const [name, value] of Object.entries(record)) {
    if (name === 'x' || name === 'y') continue
    if (isFlattened(name) && isObject(value)) {
      for (const [inner, innerValue] of Object.entries(value)) {
        if (innerValue !== undefined) fields.set(`${name}.${inner}`, innerValue)
      }
    } else if (value !== undefined) {
      fields.set(name, value)
    }
  }
  if ('x' in record && 'y' in record) fields.set(positionField, [record.x, record.y])
  return fields
}

/** The record that `fields` describe. Makes no promise that it is valid: validate it before use. */
export function recordOfFields(fields: Iterable<[string, unknown]>): PlainRecord {
  const record: PlainRecord = { id: '', typeName: '' }
  const props: Record<string, unknown> = {}
  const meta: Record<string, unknown> = {}
  for (const [name, value] of fields) {
    if (name === positionField && Array.isArray(value)) [record.x, record.y] = value
    else if (name.startsWith('props.')) setOwn(props, name.slice('props.'.length), value)
    else if (name.startsWith('meta.')) setOwn(meta, name.slice('meta.'.length), value)
    else setOwn(record, name, value)
  }
  record.meta = meta
  if (typesWithProps.has(record.typeName)) record.props = props
  return record
}

/** The record in `yRecord`, its text included. Not validated. */
export function readRecord(yRecord: YRecord): PlainRecord {
  return recordOfFields(readFields(yRecord))
}

/** Puts a new record into `records`, replacing one of the same id. The text becomes a shared text. */
export function createRecord(records: Y.Map<YRecord>, record: PlainRecord): void {
  const yRecord: YRecord = new Y.Map()
  for (const [name, value] of fieldsOfRecord(record)) yRecord.set(name, fieldToShared(name, value))
  records.set(record.id, yRecord)
}

/** A field's value as it goes into a new entry of the document. */
export function fieldToShared(name: string, value: unknown): unknown {
  return name === richTextField && isRichText(value) ? sharedTextOf(value) : value
}

/** A field's value as plain data. */
export function fieldToPlain(value: unknown): unknown {
  if (value instanceof Y.Text) return richTextOf(value)
  return value instanceof Y.AbstractType ? value.toJSON() : value
}

const typesWithProps = new Set(['shape', 'binding', 'asset'])

function* readFields(yRecord: YRecord): Generator<[string, unknown]> {
  for (const [name, value] of yRecord.entries()) yield [name, fieldToPlain(value)]
}

function isFlattened(name: string): boolean {
  return (flattened as readonly string[]).includes(name)
}

// A field named `__proto__` from a hostile client must become a property like any other.
function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}
