import * as Y from 'yjs'
import { addressOf, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { metaOf, recordsOf, titleOf } from '../../shared/document/boardDocument.ts'
import { readRecord } from '../../shared/document/recordFields.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { uploadOfRecord } from '../export/uploadsOf.ts'
import { ageOf, versionsOf } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import { decodeChange } from '../sync/change.ts'
import { checkChange } from '../sync/checkChange.ts'
import { hasOverlongLabel } from '../sync/facilitatorsMatter.ts'
import { nestsDeeperThan, touchedPlaces } from '../sync/touchedPlaces.ts'

/** A document that may become a board: whole, as a V1 update, as new as this code. */
export type AcceptedDocument = { title: string; notes: number; update: Uint8Array }

export type AcceptOptions = {
  /** The most entries that it may have. */
  entries: number
  /** For a document that has no title. */
  fallbackTitle: string
  /** Where an image is now; undefined when it is not there. */
  rename: (upload: UploadFile) => UploadFile | undefined
}

/**
 * Looks at a document from outside as at a change that comes over the wire, and more: it must be whole by itself, say of which version
 * it is, and hold a board. An older one is migrated. `newer`: only a later Flamingo knows what is in it.
 */
export function acceptDocument(bytes: Uint8Array, options: AcceptOptions): AcceptedDocument | 'newer' | 'too-large' | 'unsound' {
  const change = decodeChange(bytes, options.entries)
  if ('problem' in change) return change.problem === 'tooManyEntries' ? 'too-large' : 'unsound'
  const nothing = new Y.Doc()
  if (checkChange(change, nothing).news !== 'new') return 'unsound'
  if (nestsDeeperThan(limits.nesting, change, touchedPlaces(change, nothing))) return 'unsound'
  try {
    return takeOver(bytes, options)
  } catch {
    // Entries that name each other in a way that Yjs never writes: whoever opened such a board would fall over it as well.
    return 'unsound'
  }
}

function takeOver(bytes: Uint8Array, { fallbackTitle, rename }: AcceptOptions): AcceptedDocument | 'newer' | 'unsound' {
  const document = new Y.Doc()
  Y.applyUpdate(document, bytes)
  const versions = versionsOf(document)
  if (document.store.pendingStructs || !versions || hasStrangeRecords(document)) return 'unsound'
  const age = ageOf(versions)
  if (age === 'newer') return 'newer'
  if (age === 'older') migrateDocument(document, versions)
  document.transact(() => {
    const title = (titleOf(document).trim() || fallbackTitle.trim()).slice(0, limits.titleLength).trim() || 'Flamingo'
    if (title !== titleOf(document)) metaOf(document).set('title', title)
    renameImages(document, rename)
  })
  const update = Y.encodeStateAsUpdate(document)
  // As it will be opened.
  const opened = new Y.Doc()
  Y.applyUpdate(opened, update)
  return opened.store.pendingStructs ? 'unsound' : { title: titleOf(opened), notes: countNotes(opened), update }
}

// What no page could bring about over the wire: a record that is none, a label that every page would choke on.
function hasStrangeRecords(document: Y.Doc): boolean {
  const records = [...(recordsOf(document).values() as Iterable<unknown>)]
  return records.length === 0 || records.some((record) => !(record instanceof Y.Map) || hasOverlongLabel(record))
}

function renameImages(document: Y.Doc, rename: AcceptOptions['rename']): void {
  for (const record of recordsOf(document).values()) {
    if (record.get('typeName') !== 'asset') continue
    const upload = uploadOfRecord(readRecord(record))
    const renamed = upload && rename(upload)
    if (renamed) record.set('props.src', addressOf(renamed))
  }
}

function countNotes(document: Y.Doc): number {
  let notes = 0
  for (const record of recordsOf(document).values()) if (record.get('type') === 'note') notes += 1
  return notes
}
