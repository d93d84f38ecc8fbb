import type { TLNoteShape, TLRecord, TLShapeId, TLStore } from '@tldraw/tlschema'
import { keepIdentity } from '../../shared/document/keepIdentity.ts'

/** What the canvas store should hold under an id; `record` is undefined when nothing. */
export type Wanted = { id: string; record: TLRecord | undefined }

/** `changedShapes`: those that were there before and have other props now, not counting what each canvas measures itself. `failed`: how many records the store refused. */
export type Merged = { changedShapes: TLShapeId[]; failed: number }

/**
 * Brings a canvas store to what is wanted, as a remote change: nobody's undo sees it. What is equal stays the same
 * object, and a record that the store refuses doesn't stop the others. Not inside an operation of the store.
 */
export function mergeRecords(canvasStore: TLStore, wanted: Wanted[]): Merged {
  const changedShapes: TLShapeId[] = []
  const puts: TLRecord[] = []
  const removals: TLRecord[] = []
  for (const { id, record } of wanted) {
    const present = canvasStore.unsafeGetWithoutCapture(id as TLRecord['id'])
    if (!record && present) removals.push(present)
    if (!record) continue
    const next = keepMeasured(present, keepIdentity(present, record))
    if (next !== present) puts.push(next)
    if (next.typeName === 'shape' && present?.typeName === 'shape' && next.props !== present.props) changedShapes.push(next.id)
  }
  if (puts.length === 0 && removals.length === 0) return { changedShapes, failed: 0 }
  // Parents before children, ends before bindings; on the way out the other way round.
  puts.sort((left, right) => rankOf(left) - rankOf(right))
  removals.sort((left, right) => rankOf(right) - rankOf(left))
  if (tryMerge(canvasStore, puts, removals)) return { changedShapes, failed: 0 }
  // One record that the store refuses must not take its whole batch with it.
  let failed = 0
  for (const record of puts) if (!tryMerge(canvasStore, [record], [])) failed++
  for (const record of removals) if (!tryMerge(canvasStore, [], [record])) failed++
  return { changedShapes, failed }
}

// How far a note grows and how large its text is, every canvas measures itself and tells nobody. As long as what they are
// measured from is the same, they stay: somebody else's drag would have them measured again in every frame.
function keepMeasured(present: TLRecord | undefined, next: TLRecord): TLRecord {
  if (!isNote(present) || !isNote(next) || present.props === next.props) return next
  const { growY, fontSizeAdjustment } = present.props
  const props = keepIdentity(present.props, { ...next.props, growY, fontSizeAdjustment })
  return props === present.props ? keepIdentity(present, { ...next, props }) : next
}

function isNote(record: TLRecord | undefined): record is TLNoteShape {
  return record?.typeName === 'shape' && record.type === 'note'
}

function tryMerge(canvasStore: TLStore, puts: TLRecord[], removals: TLRecord[]): boolean {
  try {
    canvasStore.mergeRemoteChanges(() => {
      canvasStore.remove(removals.filter(({ typeName }) => typeName === 'binding').map(({ id }) => id))
      canvasStore.put(puts)
      canvasStore.remove(removals.map(({ id }) => id))
    })
    return true
  } catch {
    return false
  }
}

const rankByType: Partial<Record<TLRecord['typeName'], number>> = { document: 0, page: 1, asset: 2, shape: 3, binding: 4 }

function rankOf(record: TLRecord): number {
  return rankByType[record.typeName] ?? 0
}
