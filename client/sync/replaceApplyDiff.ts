import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import { fieldChanges } from '../../shared/document/fieldChanges.ts'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { fieldsOfRecord, richTextField } from '../../shared/document/recordFields.ts'
import { isRichText } from '../../shared/document/richText.ts'
import { mergeRichTexts } from '../../shared/document/sharedText.ts'
import { knownRecord, plainOf } from '../../shared/document/plainRecord.ts'
import { keepIdentity } from '../../shared/document/keepIdentity.ts'
import { withFields } from './recordChanges.ts'

export type OthersWork = {
  /** Whether somebody else has changed this record since I made it, or ever when I didn't, or is just changing it. */
  isChangedByOthers(id: string): boolean
  isDeletedByOthers(id: string): boolean
  onApplied(): void
}

/**
 * Makes the canvas store's `applyDiff` (undo, redo, cancelled gestures) touch my own work only. tldraw's own writes
 * whole old records: undoing a move would take back the text that somebody typed into the note meanwhile.
 * Returns the way back.
 */
export function replaceApplyDiff(canvasStore: TLStore, others: OthersWork): () => void {
  const original = canvasStore.applyDiff
  canvasStore.applyDiff = (diff, options) => {
    original.call(canvasStore, ownPartOf(diff, canvasStore, others), options)
    // Without callbacks the store doesn't say that the operation is complete.
    others.onApplied()
  }
  return () => {
    canvasStore.applyDiff = original
  }
}

function ownPartOf(diff: RecordsDiff<TLRecord>, canvasStore: TLStore, others: OthersWork): RecordsDiff<TLRecord> {
  const own: RecordsDiff<TLRecord> = { added: {}, updated: {}, removed: {} }
  const isShared = (record: TLRecord): boolean => canvasStore.scopedTypes.document.has(record.typeName)
  for (const record of Object.values(diff.added)) {
    if (!isShared(record) || (!others.isDeletedByOthers(record.id) && !canvasStore.has(record.id))) put(own.added, record)
  }
  for (const record of Object.values(diff.removed)) {
    if (!isShared(record) || !others.isChangedByOthers(record.id)) put(own.removed, record)
  }
  for (const pair of Object.values(diff.updated)) {
    const present = canvasStore.unsafeGetWithoutCapture(pair[1].id)
    if (!isShared(pair[1])) put(own.updated, pair, pair[1].id)
    else if (present) put(own.updated, [present, ownUpdate(present, pair)], present.id)
  }
  return own
}

// A field that has another value than the one I gave it is somebody else's by now.
function ownUpdate(present: TLRecord, [from, to]: [from: TLRecord, to: TLRecord]): TLRecord {
  const presentFields = fieldsOfRecord(plainOf(present))
  const values: [string, unknown][] = []
  for (const [name, change] of fieldChanges(plainOf(from), plainOf(to))) {
    const now = presentFields.get(name)
    if (isSameJson(now, change.from)) values.push([name, change.to])
    else if (name === richTextField && isRichText(now) && isRichText(change.from) && isRichText(change.to)) {
      values.push([name, mergeRichTexts(change.from, change.to, now)])
    }
  }
  return keepIdentity(present, knownRecord(withFields(plainOf(present), values)))
}

function put<T>(target: Record<string, T>, value: T, id = (value as { id: string }).id): void {
  target[id] = value
}
