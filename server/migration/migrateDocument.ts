import type { TLSchema } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { metaOf, recordsOf } from '../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { must } from '../../shared/must.ts'
import type { DocumentVersions } from './documentAge.ts'
import { documentMigrations, type DocumentMigration } from './documentMigrations.ts'
import { migrateRecords, type RecordCounts } from './migrateRecords.ts'

// The origin of the one transaction that a migration is.
const migration = { name: 'migration' }

/**
 * Brings an older document to the present version in one transaction: its layout first, then the records, then what it
 * says of itself. Answers the transaction as an update, and what became of the records. Throws when it can't be done;
 * the document must be thrown away then.
 */
export function migrateDocument(
  document: Y.Doc,
  from: DocumentVersions,
  { steps = documentMigrations, schema = createCanvasSchema() }: { steps?: readonly DocumentMigration[]; schema?: TLSchema } = {},
): { update: Uint8Array; counts: RecordCounts } {
  const updates: Uint8Array[] = []
  const onUpdate = (update: Uint8Array): void => void updates.push(update)
  document.on('update', onUpdate)
  try {
    const counts = document.transact(() => {
      for (const step of steps.slice(from.documentVersion - 1)) step(document)
      const counted = migrateRecords(recordsOf(document), from.canvasSchema, schema)
      setIfNew(metaOf(document), 'documentVersion', steps.length + 1)
      setIfNew(metaOf(document), 'schema', schema.serialize())
      return counted
    }, migration)
    return { update: must(updates[0], 'an older document has changed'), counts }
  } finally {
    document.off('update', onUpdate)
  }
}

function setIfNew(meta: Y.Map<unknown>, name: string, value: unknown): void {
  if (!isSameJson(meta.get(name), value)) meta.set(name, value)
}
