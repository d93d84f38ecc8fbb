import { boardPageId } from '../document/createBoardDocument.ts'
import { isSameJson } from '../document/isSameJson.ts'
import { claimedNumberOf, createdAtOf, isNote, readCaseNote, type CaseNote } from './caseNote.ts'
import { numberNotes, type NumberClaim } from './numberNotes.ts'
import { pagePlaceOf, type RecordOf } from './pagePlace.ts'
import { isMatrixRecord, placedMatrixOf, standingOf, type PlacedMatrix } from './placedMatrix.ts'

/** What became of one note: `before` is undefined for a new one, `after` for one that is gone. */
export type NoteChange = { before: CaseNote | undefined; after: CaseNote | undefined }

/** What an update changed. */
export type NoteChanges = { notes: ReadonlyMap<string, NoteChange>; matricesChanged: boolean }

/**
 * The notes of a board as cases, with numbers and scores, kept up to date at a cost that doesn't grow with the board: a moved
 * note costs one reading. Only what changes the whole board (a matrix, a number) reads all of it.
 */
export class NoteIndex {
  readonly #recordOf: RecordOf
  readonly #notes = new Map<string, CaseNote>()
  readonly #claims = new Map<string, NumberClaim>()
  readonly #matrices = new Map<string, PlacedMatrix>()
  /** Shape → what lies in it. */
  readonly #children = new Map<string, Set<string>>()
  readonly #parents = new Map<string, string>()
  /** The lowest first. */
  #layers: readonly PlacedMatrix[] = []

  /** `recordOf`: the records of the canvas as they are now, valid ones only. */
  constructor(recordOf: RecordOf) {
    this.#recordOf = recordOf
  }

  /** Reads the records of these ids anew, after any of them was made, changed or removed. */
  update(ids: Iterable<string>): NoteChanges {
    const changed = new Map<string, NoteChange>()
    const touched = new Set<string>()
    let matricesChanged = false
    for (const id of ids) {
      this.#followParent(id)
      this.#addWithDescendants(id, touched)
    }
    for (const id of touched) matricesChanged = this.#readMatrix(id) || matricesChanged
    if (matricesChanged) {
      this.#layers = [...this.#matrices.values()].sort(byLayer)
      for (const id of this.#notes.keys()) touched.add(id)
    }
    let claimsChanged = false
    for (const id of touched) claimsChanged = this.#readNote(id, changed) || claimsChanged
    if (claimsChanged) this.#renumber(changed)
    return { notes: changed, matricesChanged }
  }

  get(id: string): CaseNote | undefined {
    return this.#notes.get(id)
  }

  /** How many notes there are. */
  get size(): number {
    return this.#notes.size
  }

  /** All notes, in the order of their numbers. */
  all(): CaseNote[] {
    return [...this.#notes.values()].sort((one, other) => one.number - other.number)
  }

  /** The matrices of the board, the lowest first. */
  get matrices(): readonly PlacedMatrix[] {
    return this.#layers
  }

  #followParent(id: string): void {
    const record = this.#recordOf(id)
    const parentId = record?.typeName === 'shape' && typeof record.parentId === 'string' ? record.parentId : undefined
    const before = this.#parents.get(id)
    if (before === parentId) return
    if (before !== undefined) this.#children.get(before)?.delete(id)
    if (parentId === undefined) {
      this.#parents.delete(id)
      return
    }
    this.#parents.set(id, parentId)
    const siblings = this.#children.get(parentId)
    if (siblings) siblings.add(id)
    else this.#children.set(parentId, new Set([id]))
  }

  #addWithDescendants(id: string, into: Set<string>): void {
    if (into.has(id)) return
    into.add(id)
    // What lies on the page itself doesn't move when the page's record changes.
    if (id !== boardPageId) for (const child of this.#children.get(id) ?? []) this.#addWithDescendants(child, into)
  }

  #readMatrix(id: string): boolean {
    const record = this.#recordOf(id)
    const after = isMatrixRecord(record) ? placedMatrixOf(record, this.#recordOf) : undefined
    const before = this.#matrices.get(id)
    if (isSameJson(before, after)) return false
    if (after) this.#matrices.set(id, after)
    else this.#matrices.delete(id)
    return true
  }

  // Returns whether numbers may have to be given anew.
  #readNote(id: string, changed: Map<string, NoteChange>): boolean {
    const record = this.#recordOf(id)
    const place = isNote(record) ? pagePlaceOf(record, this.#recordOf) : undefined
    if (!isNote(record) || !place) {
      this.#change(id, undefined, changed)
      return this.#claims.delete(id)
    }
    const read = readCaseNote(record, place)
    const standing = standingOf(read.centre, this.#layers)
    const number = this.#notes.get(id)?.number ?? 0
    this.#change(id, { ...read, number, matrixId: standing?.matrixId, score: standing?.score }, changed)
    const claim = { id, claimed: claimedNumberOf(record), createdAt: createdAtOf(record) }
    if (isSameJson(this.#claims.get(id), claim)) return false
    this.#claims.set(id, claim)
    return true
  }

  #renumber(changed: Map<string, NoteChange>): void {
    for (const [id, number] of numberNotes(this.#claims.values())) {
      const note = this.#notes.get(id)
      if (note && note.number !== number) this.#change(id, { ...note, number }, changed)
    }
  }

  #change(id: string, after: CaseNote | undefined, changed: Map<string, NoteChange>): void {
    const before = this.#notes.get(id)
    if (isSameJson(before, after)) return
    if (after) this.#notes.set(id, after)
    else this.#notes.delete(id)
    const first = changed.get(id)
    changed.set(id, { before: first ? first.before : before, after })
  }
}

function byLayer(one: PlacedMatrix, other: PlacedMatrix): number {
  if (one.index !== other.index) return one.index < other.index ? -1 : 1
  return one.id < other.id ? -1 : 1
}
