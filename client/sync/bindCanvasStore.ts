import type { TLRecord, TLShapeId, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import type { Signature } from '../../shared/board/signature.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { fieldsOfRecord, richTextField, type PlainRecord } from '../../shared/document/recordFields.ts'
import { validRecord } from '../../shared/document/validRecord.ts'
import { knownRecord, plainOf } from '../../shared/document/plainRecord.ts'
import { CanvasView, standInIds } from '../../shared/document/canvasView.ts'
import { keepIdentity } from '../../shared/document/keepIdentity.ts'
import { mergeRecords } from './mergeRecords.ts'
import { replaceApplyDiff } from './replaceApplyDiff.ts'
import {
  addChanges,
  changesOfDiff,
  withFields,
  type Overlay,
  type OverlayByClientId,
  type RecordChange,
  type RecordChanges,
} from './recordChanges.ts'
import { createWritable, type Readable } from './readable.ts'
import { signChanges } from './signChanges.ts'
import { writeChanges } from './writeChanges.ts'

/** The two-way link between a canvas store and a document. Its identity is the origin of the transactions it makes. */
export interface CanvasBinding {
  /** How many records of the document are bad and not on the canvas. */
  readonly leftOut: Readable<number>
  /** Writes what the canvas store has not told yet. Call it before anything remote is applied to the document. */
  flush(): void
  /** Writes what was held back while a gesture was under way, in one transaction. */
  endGesture(): void
  /** Shows what these others are dragging on top of the document; undefined lets it fall back. */
  setOverlays(overlayByClientId: OverlayByClientId): void
  /** A record's fields as the document has them, without anything that is in a hand; undefined when it has none to show. */
  fieldsBelow(recordId: string): ReadonlyMap<string, unknown> | undefined
  /** Keeps both directions of one record's text apart until it is released: a composition must not be touched. */
  holdText(recordId: string): void
  /** Merges what both sides have written since `holdText`. */
  releaseText(recordId: string): void
  unbind(): void
}

export type BindingOptions = {
  /** While true, local changes are held back from the document until `endGesture`. */
  isGestureUnderWay?: () => boolean
  /** What is held back, after each change of it. */
  onGesture?: (held: RecordChanges) => void
  /** Shapes whose props somebody else changed are on the canvas now: what depends on their text needs measuring. */
  onRemoteProps?: (shapeIds: TLShapeId[]) => void
  /** The text of this record was merged with somebody else's and is on the canvas now. */
  onRemoteText?: (recordId: string) => void
  /** Somebody else deletes these records, which are still on the canvas. `inHand`: those of them that I am dragging. */
  onDeleting?: (records: TLRecord[], inHand: ReadonlySet<string>) => void
  /** Somebody deleted what I am holding. It is off the canvas already. */
  onDeletedInHand?: () => void
  /** I have deleted these records. */
  onDeleted?: (recordIds: string[]) => void
  /** Me, as the notes that I change shall say now; undefined while there is nobody to name. */
  signature?: () => Signature | undefined
}

/**
 * Binds `canvasStore` to `document` both ways, field by field, until `unbind`. The canvas store must be empty of
 * document records, or hold what an earlier binding to the same document put there.
 */
export function bindCanvasStore(canvasStore: TLStore, document: Y.Doc, options: BindingOptions = {}): CanvasBinding {
  const records = recordsOf(document)
  const view = new CanvasView(canvasStore.schema, records)
  const leftOut = createWritable(0)
  const held: RecordChanges = new Map()
  const heldTexts = new Map<string, { from: unknown }>()
  const overlays = new Map<number, Overlay>()
  const changedByOthers = new Set<string>()
  const deletedByOthers = new Set<string>()
  const unsettled = new Set<string>()
  let refused = 0
  let isBound = true
  const binding: CanvasBinding = { leftOut, flush, endGesture, setOverlays, fieldsBelow, holdText, releaseText, unbind }

  const stopListening = canvasStore.listen(({ changes }) => onLocalChange(changesOfDiff(changes)), { source: 'user', scope: 'document' })
  // `listen` alone reports once a frame, and never in a hidden tab: the document would be behind the canvas store.
  const stopFlushing = canvasStore.sideEffects.registerOperationCompleteHandler(flush)
  const restoreApplyDiff = replaceApplyDiff(canvasStore, {
    // What somebody else is dragging is in the document only when they let go, and mustn't vanish from their hand meanwhile.
    isChangedByOthers: (id) => changedByOthers.has(id) || [...overlays.values()].some((overlay) => overlay.has(id)),
    isDeletedByOthers: (id) => deletedByOthers.has(id),
    onApplied: flush,
  })
  records.observeDeep(onDocumentChange)
  settle(new Set([...view.read(records.keys()), ...standInIds]))
  return binding

  function flush(): void {
    // oxlint-disable-next-line no-underscore-dangle -- tldraw's name for it
    canvasStore._flushHistory()
  }

  function onLocalChange(changes: RecordChanges): void {
    for (const [id, change] of changes) {
      if (change.type === 'create') forgetOthers(id)
      keepHeldText(id, change)
    }
    if (options.isGestureUnderWay?.()) {
      addChanges(held, changes)
      // A hand that has put back what it took shows what others have made of it meanwhile.
      for (const id of changes.keys()) if (!held.has(id)) settleSoon(id)
      options.onGesture?.(held)
    } else {
      write(held.size > 0 ? takeHeld(changes) : changes)
    }
  }

  function endGesture(): void {
    flush()
    write(takeHeld(new Map()))
  }

  function write(changes: RecordChanges): void {
    const written = signed(changes)
    writeChanges(document, written, binding)
    const deleted = [...changes].flatMap(([id, { type }]) => (type === 'remove' ? [id] : []))
    if (deleted.length > 0) options.onDeleted?.(deleted)
    // What the document had already, or has only in somebody else's hand, makes no event, and a rule may want it otherwise.
    for (const id of written.keys()) settleSoon(id)
  }

  // Written with the change and seen by the canvas as if it came from afar: undo takes back the change, not who has made it.
  function signed(changes: RecordChanges): RecordChanges {
    const signature = options.signature?.()
    if (!signature) return changes
    return signChanges(changes, signature, {
      before: (id) => plainOf(view.get(id)),
      after: (id) => plainOf(canvasStore.unsafeGetWithoutCapture(id as TLRecord['id'])),
      all: () => canvasStore.allRecords().map((record) => plainOf(record)),
    })
  }

  function takeHeld(later: RecordChanges): RecordChanges {
    const changes = new Map(held)
    held.clear()
    addChanges(changes, later)
    return changes
  }

  function onDocumentChange(events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    const ids = changedIds(events)
    if (transaction.origin === binding) {
      // The canvas has it already, but a rule may say otherwise, and we may be inside one of its operations.
      for (const id of view.read(ids)) settleSoon(id)
      return
    }
    flush()
    const inHand = new Set<string>()
    const deleting: TLRecord[] = []
    for (const id of ids) {
      if (records.has(id)) {
        changedByOthers.add(id)
        deletedByOthers.delete(id)
      } else {
        deletedByOthers.add(id)
        const present = canvasStore.unsafeGetWithoutCapture(id as TLRecord['id'])
        if (present) deleting.push(present)
        if (held.delete(id)) inHand.add(id)
      }
    }
    if (deleting.length > 0) options.onDeleting?.(deleting, inHand)
    settle(view.read(ids))
    for (const id of textChanges(events)) if (!heldTexts.has(id)) options.onRemoteText?.(id)
    if (inHand.size > 0) options.onDeletedInHand?.()
  }

  function settleSoon(id: string): void {
    if (unsettled.size === 0) queueMicrotask(settleRest)
    unsettled.add(id)
  }

  function settleRest(): void {
    const ids = new Set(unsettled)
    unsettled.clear()
    if (isBound) settle(ids)
  }

  /** Brings the canvas store to what it should show of `ids`. */
  function settle(ids: Iterable<string>): void {
    if (isInOperation(canvasStore)) {
      for (const id of ids) settleSoon(id)
      return
    }
    const { changedShapes, failed } = mergeRecords(
      canvasStore,
      [...ids].map((id) => ({ id, record: shown(id) })),
    )
    refused += failed
    leftOut.set(view.leftOut + refused)
    if (changedShapes.length > 0) options.onRemoteProps?.(changedShapes)
  }

  // From below: the document, what others are dragging, what I am dragging, the text I am composing.
  function shown(id: string): TLRecord | undefined {
    let record = view.get(id)
    for (const overlay of overlays.values()) if (!isLocked(record)) record = covered(record, id, overlay.get(id))
    const change = held.get(id)
    if (change?.type === 'remove') return undefined
    if (change?.type === 'create') record = knownRecord(change.record)
    if (change?.type === 'update') record = covered(record, id, new Map([...change.fields].map(([name, { to }]) => [name, to])))
    // tldraw looks at both ends of a binding without asking whether they are there.
    if (record?.typeName === 'binding' && !(shown(record.fromId) && shown(record.toId))) return undefined
    const present = heldTexts.has(id) ? plainOf(canvasStore.get(id as TLRecord['id'])) : undefined
    return present ? covered(record, id, new Map([[richTextField, richTextIn(present)]])) : record
  }

  function covered(record: TLRecord | undefined, id: string, fields: ReadonlyMap<string, unknown> | undefined): TLRecord | undefined {
    if (!fields) return record
    const base: PlainRecord = record ? plainOf(record) : { id: '', typeName: '' }
    const next = withFields(base, fields)
    const isSameKind = next.id === id && (!record || next.typeName === record.typeName)
    return (isSameKind && validRecord(canvasStore.schema, keepIdentity(plainOf(record), next))) || record
  }

  function setOverlays(overlayByClientId: OverlayByClientId): void {
    flush()
    const ids = new Set<string>()
    for (const [clientId, overlay] of overlayByClientId) {
      for (const id of overlays.get(clientId)?.keys() ?? []) ids.add(id)
      for (const id of overlay?.keys() ?? []) ids.add(id)
      if (overlay) overlays.set(clientId, overlay)
      else overlays.delete(clientId)
    }
    settle(ids)
  }

  function fieldsBelow(id: string): ReadonlyMap<string, unknown> | undefined {
    const record = plainOf(view.get(id))
    return record && fieldsOfRecord(record)
  }

  function holdText(id: string): void {
    flush()
    const record = plainOf(canvasStore.get(id as TLRecord['id']))
    if (record && !heldTexts.has(id)) heldTexts.set(id, { from: richTextIn(record) })
  }

  function releaseText(id: string): void {
    flush()
    const base = heldTexts.get(id)
    heldTexts.delete(id)
    const record = plainOf(canvasStore.get(id as TLRecord['id']))
    if (!base || !record) return
    const change: RecordChange = { type: 'update', fields: new Map([[richTextField, { from: base.from, to: richTextIn(record) }]]) }
    write(new Map([[id, change]]))
    settle([id])
    options.onRemoteText?.(id)
  }

  function keepHeldText(id: string, change: RecordChange): void {
    if (change.type === 'update' && heldTexts.has(id)) change.fields.delete(richTextField)
  }

  function forgetOthers(id: string): void {
    changedByOthers.delete(id)
    deletedByOthers.delete(id)
  }

  function unbind(): void {
    flush()
    isBound = false
    stopListening()
    stopFlushing()
    restoreApplyDiff()
    records.unobserveDeep(onDocumentChange)
  }
}

function changedIds(events: Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]))
    else for (const id of event.changes.keys.keys()) ids.add(id)
  }
  return ids
}

function textChanges(events: Y.YEvent<Y.AbstractType<unknown>>[]): string[] {
  const ids = new Set<string>()
  for (const event of events) {
    const [id, field] = event.path
    if (id !== undefined && (field === richTextField || event.changes.keys.has(richTextField))) ids.add(String(id))
  }
  return [...ids]
}

// tldraw takes no remote change inside an operation, and doesn't say whether there is one.
function isInOperation(canvasStore: TLStore): boolean {
  return Reflect.get(canvasStore, '_isInAtomicOp') === true
}

function isLocked(record: TLRecord | undefined): boolean {
  return record?.typeName === 'shape' && record.isLocked
}

function richTextIn(record: PlainRecord): unknown {
  return (record.props as { richText?: unknown } | undefined)?.richText
}
