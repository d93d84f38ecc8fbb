import * as Y from 'yjs'
import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import { readRecord, type PlainRecord } from './recordFields.ts'
import { validRecord } from './validRecord.ts'
import { keepIdentity } from './keepIdentity.ts'

/**
 * The record that stands under `id` in the document, or undefined when it is none that a canvas may show, or has another id.
 * `before`: the record as it was read last; equal parts of it are kept.
 */
export function readValidRecord(schema: TLSchema, id: string, shared: unknown, before: TLRecord | undefined): TLRecord | undefined {
  if (!(shared instanceof Y.Map)) return undefined
  const record = readRecord(shared)
  return record.id === id ? validRecord(schema, keepIdentity<PlainRecord>(before as PlainRecord | undefined, record)) : undefined
}
