import type { PlainRecord } from '../document/recordFields.ts'
import { isObject } from '../document/richText.ts'

/** Who changed a note last: their device's id, as they were called then, and the day by their own calendar (`2026-11-26`). */
export type Signature = { id: string; name: string; on: string }

/** Where a note says it. One field: a name and another's day make no sense together. */
export const signatureName = 'changed'

/** A day as signatures name it, by the calendar of this machine. */
export function dayOf(at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${String(at.getFullYear()).padStart(4, '0')}-${month}-${day}`
}

/** Who changed a note last, as its `meta` says; undefined where it says nothing sound. */
export function signatureIn(meta: Readonly<Record<string, unknown>>): Signature | undefined {
  const told = meta[signatureName]
  if (!isObject(told) || typeof told.id !== 'string' || typeof told.name !== 'string' || !isDay(told.on)) return undefined
  return { id: told.id, name: told.name, on: told.on }
}

/** Whether a note says already what signing it would add: it is signed so, or was made by them on that day and by nobody changed since. */
export function isSignedBy(note: PlainRecord, signature: Signature): boolean {
  const meta = isObject(note.meta) ? note.meta : {}
  const told = signatureIn(meta)
  if (told) return told.id === signature.id && told.name === signature.name && told.on === signature.on
  const madeAt = typeof meta.createdAt === 'string' ? new Date(meta.createdAt) : undefined
  return meta.authorId === signature.id && meta.authorName === signature.name && madeAt !== undefined && dayOf(madeAt) === signature.on
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
}
