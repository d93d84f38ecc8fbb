import type { TLBinding, TLPage, TLRecord, TLSchema, TLShape } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import type { YRecord } from './boardDocument.ts'
import { boardPage, boardPageId, boardRecord } from './createBoardDocument.ts'
import { knownRecord } from './plainRecord.ts'
import { distinctIndex } from './distinctIndex.ts'
import { MultiMap } from './multiMap.ts'
import { readValidRecord } from './readValidRecord.ts'
import { ancestorsOf, RecordLinks, terminalOf } from './recordLinks.ts'

/**
 * The document as a canvas may show it: bad records left out, broken relations repaired by rules that depend on the
 * document alone, so that every client shows the same. Repairs are never written back.
 */
export class CanvasView {
  readonly #schema: TLSchema
  readonly #records: Y.Map<YRecord>
  readonly #valid = new Map<string, TLRecord>()
  readonly #bad = new Set<string>()
  readonly #links = new RecordLinks()
  /** Shape or page id → the parent under which it is shown and its own index there. */
  readonly #places = new Map<string, { parentId: string; slot: string }>()
  /** Parent and index → who stands there. */
  readonly #slots = new MultiMap<string, string>()
  #firstPageId: string | undefined

  constructor(schema: TLSchema, records: Y.Map<YRecord>) {
    this.#schema = schema
    this.#records = records
  }

  /** How many records of the document are bad. */
  get leftOut(): number {
    return this.#bad.size
  }

  /** Reads records anew and returns the ids of all that may look different now, repaired neighbours included. */
  read(ids: Iterable<string>): Set<string> {
    const touched = new Set<string>()
    for (const id of ids) this.#readOne(id, touched)
    this.#followFirstPage(touched)
    for (const id of touched) this.#place(id, touched)
    return touched
  }

  /** The record as the canvas may show it; undefined when it has none to show. */
  get(id: string): TLRecord | undefined {
    const record = this.#valid.get(id)
    if (record?.typeName === 'shape' || record?.typeName === 'page') return this.#repaired(record)
    if (record?.typeName === 'binding') return this.#holds(record) ? record : undefined
    return record ?? this.#standIn(id)
  }

  #readOne(id: string, touched: Set<string>): void {
    const before = this.#valid.get(id)
    const shared: unknown = this.#records.get(id)
    const after = readValidRecord(this.#schema, id, shared, before)
    if (shared === undefined || after) this.#bad.delete(id)
    else this.#bad.add(id)
    if (before === after) return
    touched.add(id)
    if (before) this.#detach(before, touched)
    if (after) this.#attach(after, touched)
    if (kindOf(before) !== kindOf(after)) this.#touchDependents(id, touched)
  }

  // Whatever names this record has just got or lost what it names, and with it its rivals.
  #touchDependents(id: string, touched: Set<string>): void {
    for (const childId of this.#links.children.get(id)) touched.add(childId)
    for (const bindingId of this.#links.bindings.get(id)) {
      const binding = this.#valid.get(bindingId)
      if (binding?.typeName === 'binding') for (const rival of this.#links.terminals.get(terminalOf(binding))) touched.add(rival)
    }
  }

  #detach(before: TLRecord, touched: Set<string>): void {
    this.#touchRelations(before, touched)
    this.#links.remove(before)
    this.#valid.delete(before.id)
  }

  #attach(after: TLRecord, touched: Set<string>): void {
    this.#valid.set(after.id, after)
    this.#links.add(after)
    this.#touchRelations(after, touched)
  }

  #touchRelations(record: TLRecord, touched: Set<string>): void {
    if (record.typeName === 'binding') for (const id of this.#links.terminals.get(terminalOf(record))) touched.add(id)
    // A circle of parents may have been closed or opened.
    if (record.typeName === 'shape') for (const above of ancestorsOf(record, this.#shape)) touched.add(above.id)
  }

  // When the first page is another one, everything that had fallen onto the first page moves with it.
  #followFirstPage(touched: Set<string>): void {
    const firstPageId = this.#links.firstPageId()
    if (firstPageId === this.#firstPageId) return
    const before = this.#firstPageId ?? boardPageId
    this.#firstPageId = firstPageId
    touched.add(boardPageId)
    for (const [id, { parentId }] of this.#places) {
      const record = parentId === before ? this.#valid.get(id) : undefined
      // Also what names a page that is not there and would be the stand-in: `before` can be both.
      if (record?.typeName === 'shape' && this.#parentOf(record) !== parentId) touched.add(id)
    }
  }

  #place(id: string, touched: Set<string>): void {
    const record = this.#valid.get(id)
    const before = this.#places.get(id)
    const parentId = record?.typeName === 'shape' ? this.#parentOf(record) : 'pages'
    const after =
      record?.typeName === 'shape' || record?.typeName === 'page' ? { parentId, slot: `${parentId} ${record.index}` } : undefined
    if (before?.slot === after?.slot) return
    if (before) this.#leaveSlot(id, before.slot, touched)
    if (after) this.#enterSlot(id, after, touched)
  }

  #leaveSlot(id: string, slot: string, touched: Set<string>): void {
    this.#slots.delete(slot, id)
    this.#places.delete(id)
    for (const other of this.#slots.get(slot)) touched.add(other)
  }

  #enterSlot(id: string, place: { parentId: string; slot: string }, touched: Set<string>): void {
    for (const other of this.#slots.get(place.slot)) touched.add(other)
    this.#slots.add(place.slot, id)
    this.#places.set(id, place)
  }

  // A shape whose parent is missing, or in a circle of parents, is shown on the first page rather than lost.
  #parentOf(shape: TLShape): string {
    if (this.#links.pages.has(shape.parentId)) return shape.parentId
    const fallback = this.#firstPageId ?? boardPageId
    if (!this.#shape(shape.parentId)) return fallback
    let least = shape.id
    for (const above of ancestorsOf(shape, this.#shape)) {
      if (above.id === shape.id) return least === shape.id ? fallback : shape.parentId
      if (above.id < least) least = above.id
    }
    return shape.parentId
  }

  #repaired(record: TLShape | TLPage): TLRecord {
    const place = this.#places.get(record.id)
    const slot = place ? this.#slots.get(place.slot) : undefined
    const isFirst = !slot || slot.size < 2 || [...slot].every((other) => other >= record.id)
    const index = isFirst ? record.index : distinctIndex(record.index, record.id)
    if (record.typeName === 'page') return index === record.index ? record : { ...record, index }
    const parentId = (place?.parentId ?? record.parentId) as TLShape['parentId']
    return index === record.index && parentId === record.parentId ? record : { ...record, parentId, index }
  }

  // A binding to nothing, to itself, from something that is no arrow, or the second at one end is left out.
  #holds(binding: TLBinding): boolean {
    const from = this.#shape(binding.fromId)
    if (from?.type !== binding.type || !this.#shape(binding.toId) || binding.fromId === binding.toId) return false
    const rivals = this.#links.terminals.get(terminalOf(binding))
    return rivals.size < 2 || [...rivals].every((other) => other >= binding.id || !this.#reachesShapes(other))
  }

  #reachesShapes(bindingId: string): boolean {
    const binding = this.#valid.get(bindingId)
    return binding?.typeName === 'binding' && this.#shape(binding.toId) !== undefined && binding.toId !== binding.fromId
  }

  // A canvas can't be without these: tldraw would make its own, and every client write them.
  #standIn(id: string): TLRecord | undefined {
    if (id === boardPageId && this.#links.pages.size === 0) return knownRecord(boardPage)
    return id === boardRecord.id ? knownRecord(boardRecord) : undefined
  }

  readonly #shape = (id: string): TLShape | undefined => {
    const record = this.#valid.get(id)
    return record?.typeName === 'shape' ? record : undefined
  }
}

/** The records that a canvas always has, in the document or not. */
export const standInIds: readonly string[] = [boardRecord.id, boardPageId]

function kindOf(record: TLRecord | undefined): string | undefined {
  return record?.typeName === 'shape' ? record.type : record?.typeName
}
