import type { TLRecord } from '@tldraw/tlschema'
import type { PlainRecord } from './recordFields.ts'

/** A canvas record seen as plain data. */
export function plainOf(record: TLRecord): PlainRecord
export function plainOf(record: TLRecord | undefined): PlainRecord | undefined
export function plainOf(record: TLRecord | undefined): PlainRecord | undefined {
  return record as unknown as PlainRecord | undefined
}

/** Plain data that is known to be a valid canvas record. Only for what a validator or the canvas store itself has seen. */
export function knownRecord(record: PlainRecord): TLRecord {
  return record as unknown as TLRecord
}
