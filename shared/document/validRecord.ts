import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import type { PlainRecord } from './recordFields.ts'
import { isObject } from './richText.ts'

// Beyond this the canvas loses whole pixels to rounding, and bounds that contain such a place show nothing else.
const farthest = 1e8

/**
 * `record` when a canvas may show it, undefined otherwise: a type that isn't a board's matter, a field that doesn't
 * validate, a number that is absurd.
 */
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
