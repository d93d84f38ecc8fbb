import { isObject } from '../../shared/document/richText.ts'
import { fieldsOfRecord } from '../../shared/document/recordFields.ts'
import type { Overlay, RecordChanges } from './recordChanges.ts'

/** What is held back while a gesture is under way, as the body of a gesture message: '' when it changes nothing. */
export function encodeGesture(held: RecordChanges): string {
  const fieldsById: [string, Record<string, unknown>][] = []
  for (const [id, change] of held) {
    if (change.type === 'create') fieldsById.push([id, Object.fromEntries(fieldsOfRecord(change.record))])
    // A field that went away is told as null: JSON has no undefined.
    if (change.type === 'update') fieldsById.push([id, Object.fromEntries([...change.fields].map(([name, { to }]) => [name, to ?? null]))])
  }
  return fieldsById.length > 0 ? JSON.stringify(Object.fromEntries(fieldsById)) : ''
}

/** What a gesture's body shows; undefined when it is over, or no gesture at all. Its values are not validated yet. */
export function decodeGesture(body: string): Overlay | undefined {
  const fieldsById = parseJson(body)
  if (!isObject(fieldsById)) return undefined
  return new Map(
    Object.entries(fieldsById)
      .filter(isOverlayEntry)
      .map(([id, fields]) => [id, new Map(Object.entries(fields))]),
  )
}

function isOverlayEntry(entry: [string, unknown]): entry is [string, Record<string, unknown>] {
  return isObject(entry[1])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
