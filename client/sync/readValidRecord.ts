import * as Y from 'yjs'
import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import { isObject } from '../../shared/document/richText.ts'
import { readRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import { keepIdentity } from './keepIdentity.ts'

// Beyond this the canvas loses whole pixels to rounding, and bounds that contain such a place show nothing else.
const farthest = 1e8

/**
 * The record that stands under `id` in the document, or undefined when it is none that a canvas may show: another id,
 * a type that isn't a board's matter, a field that doesn't validate, a number that is absurd.
 * `before`: the record as it was read last; equal parts of it are kept.
 */
export function readValidRecord(schema: TLSchema, id: string, shared: unknown, before: TLRecord | undefined): TLRecord | undefined {
  if (!(shared instanceof Y.Map)) return undefined
  const record = readRecord(shared)
  return record.id === id ? validRecord(schema, keepIdentity<PlainRecord>(before as PlainRecord | undefined, record)) : undefined
}

/** `record` when the canvas may show it, undefined otherwise. */
export function validRecord(schema: TLSchema, record: PlainRecord): TLRecord | undefined {
  if (!Object.hasOwn(schema.types, record.typeName)) return undefined
  const type = schema.types[record.typeName as TLRecord['typeName']]
  if (type.scope !== 'document' || hasAbsurdNumber(record)) return undefined
  try {
    return type.validate(record)
  } catch {
    // tldraw's validators throw on everything they don't know.
    return undefined
  }
}

function hasAbsurdNumber(record: PlainRecord): boolean {
  const numbers = [record.x, record.y, record.rotation, ...(isObject(record.props) ? Object.values(record.props) : [])]
  return numbers.some((value) => typeof value === 'number' && Math.abs(value) > farthest)
}
