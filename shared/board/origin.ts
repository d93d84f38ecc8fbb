import type { PlainRecord } from '../document/recordFields.ts'
import { isObject, isRichText, plainTextOf } from '../document/richText.ts'
import { isNote } from './caseNote.ts'
import { propsOf } from './pagePlace.ts'
import { signatureName } from './signature.ts'

/** Who makes something. `standpoint`: '' where there is none, or the board asks for none. */
export type Maker = { id: string; name: string; standpoint: string }

/**
 * The `meta` of a shape that comes to be on a board, with its origin: fresh, or as a copy, which brings the `meta` of what it was
 * copied from. A copy is made now and nobody has changed it since, but its words are its author's: author, standpoint, lineage and
 * fields stay. A copy of an empty note says nothing of anybody and counts as fresh. Only notes have a lineage, and a number, which `nextNumber` gives.
 */
export function metaWithOrigin(shape: PlainRecord, maker: Maker, at: Date, nextNumber: () => number): Record<string, unknown> {
  const { [signatureName]: _anothers, ...brought } = isObject(shape.meta) ? shape.meta : {}
  const isCopy = typeof brought.createdAt === 'string' && !isEmptyNote(shape)
  const meta = { ...(isCopy ? brought : signedBy(maker, brought)), createdAt: at.toISOString() }
  if (!isNote(shape)) return meta
  const lineage = isCopy && typeof brought.lineage === 'string' && brought.lineage !== '' ? brought.lineage : shape.id
  return { ...meta, lineage, number: nextNumber() }
}

function signedBy({ id, name, standpoint }: Maker, meta: Record<string, unknown>): Record<string, unknown> {
  const { authorStandpoint: _anothers, ...rest } = meta
  const author = { authorId: id, authorName: name }
  return standpoint === '' ? { ...rest, ...author } : { ...rest, ...author, authorStandpoint: standpoint }
}

function isEmptyNote(shape: PlainRecord): boolean {
  const { richText } = propsOf(shape)
  return isNote(shape) && (!isRichText(richText) || plainTextOf(richText).trim() === '')
}
