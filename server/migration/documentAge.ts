import { createHash } from 'node:crypto'
import type { SerializedSchemaV2 } from '@tldraw/store'
import type * as Y from 'yjs'
import { documentVersion, metaOf } from '../../shared/document/boardDocument.ts'
import { canvasVersions } from '../../shared/document/canvasVersions.ts'
import { isObject } from '../../shared/document/richText.ts'

/** What a document says of itself, or what this code writes: `canvasSchema` is tldraw's. */
export type DocumentVersions = { documentVersion: number; canvasSchema: SerializedSchemaV2 }

/** What this code writes. */
export const presentVersions: DocumentVersions = { documentVersion, canvasSchema: canvasVersions }

/** A name for what this code writes, by which a board is known to need no migration. */
export const presentLayout = createHash('sha256').update(JSON.stringify(presentVersions)).digest('base64url').slice(0, 22)

/** The versions that `document` names, or undefined when it names none that can be read. */
export function versionsOf(document: Y.Doc): DocumentVersions | undefined {
  const version = metaOf(document).get('documentVersion')
  const canvasSchema = metaOf(document).get('schema')
  return isVersion(version) && version > 0 && isCanvasSchema(canvasSchema) ? { documentVersion: version, canvasSchema } : undefined
}

/**
 * How a document stands to this code. What is newer in one respect is newer, whatever else is old in it: only the code
 * that wrote it knows what it means. A part of the canvas that this code has never heard of counts as newer.
 */
export function ageOf(versions: DocumentVersions, present: DocumentVersions = presentVersions): 'current' | 'older' | 'newer' {
  const known = versions.canvasSchema.sequences
  const parts = { ...known, ...present.canvasSchema.sequences }
  const steps = Object.keys(parts).map((name) => (present.canvasSchema.sequences[name] ?? -1) - (known[name] ?? -1))
  steps.push(present.documentVersion - versions.documentVersion)
  if (steps.some((step) => step < 0)) return 'newer'
  return steps.some((step) => step > 0) ? 'older' : 'current'
}

function isCanvasSchema(value: unknown): value is SerializedSchemaV2 {
  return isObject(value) && value.schemaVersion === 2 && isObject(value.sequences) && Object.values(value.sequences).every(isVersion)
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
