import { caseFieldIds } from '../../shared/board/caseFields.ts'
import { isNote } from '../../shared/board/caseNote.ts'
import { isMatrixRecord } from '../../shared/board/placedMatrix.ts'
import { pagePlaceOf, type RecordOf } from '../../shared/board/pagePlace.ts'
import { isSignedBy, signatureName, type Signature } from '../../shared/board/signature.ts'
import { positionField, type PlainRecord } from '../../shared/document/recordFields.ts'
import type { RecordChange, RecordChanges } from './recordChanges.ts'

/** A board around a change of it: as it was, as it is, and all that is on it now. */
export type AroundChange = { before: RecordOf; after: RecordOf; all: () => Iterable<PlainRecord> }

/**
 * My changes, with who made them on each note that they are about: on its words, place, colour, looks or fields. What a canvas measures, how notes lie
 * above each other, and what goes along with a matrix says nothing of anybody. A note that says it already is left alone, so that
 * writing on costs nothing. What is made or comes back is not signed: it says who made it, or who changed it before.
 */
export function signChanges(changes: RecordChanges, signature: Signature, around: AroundChange): RecordChanges {
  const signed: RecordChanges = new Map(changes)
  for (const id of changedNotes(changes, around)) {
    const note = around.before(id)
    if (!note || isSignedBy(note, signature)) continue
    const change = changes.get(id)
    const fields = new Map(change?.type === 'update' ? change.fields : [])
    fields.set(`meta.${signatureName}`, { from: undefined, to: { ...signature } })
    signed.set(id, { type: 'update', fields })
  }
  return signed
}

const measured = new Set(['props.growY', 'props.fontSizeAdjustment'])
const written = new Set(caseFieldIds.map((field) => `meta.${field}`))
const placing = [positionField, 'rotation', 'parentId']
const containers = new Set<unknown>(['group', 'frame'])
/** Nearer than that, in canvas pixels and radians, is the same place: groups reckon. */
const leastMove = 0.01

function changedNotes(changes: RecordChanges, around: AroundChange): Set<string> {
  const notes = new Set<string>()
  const placed: string[] = []
  const carried = new Set<string>()
  // Whoever resizes a matrix means no single note.
  const isAlong = [...changes.keys()].some((id) => isMatrixRecord(around.after(id)))
  for (const [id, change] of changes) {
    const record = change.type === 'update' ? around.after(id) : undefined
    if (!record || change.type !== 'update') continue
    const isPlaced = !isAlong && placing.some((name) => change.fields.has(name))
    if (isPlaced && containers.has(record.type)) carried.add(id)
    if (!isNote(record)) continue
    if (saysSomething(change)) notes.add(id)
    else if (isPlaced) placed.push(id)
  }
  for (const id of [...placed, ...notesIn(carried, around)]) if (!notes.has(id) && hasMoved(id, around)) notes.add(id)
  return notes
}

function saysSomething({ fields }: Extract<RecordChange, { type: 'update' }>): boolean {
  return [...fields.keys()].some((name) => (name.startsWith('props.') && !measured.has(name)) || written.has(name))
}

function notesIn(containerIds: ReadonlySet<string>, { after, all }: AroundChange): string[] {
  if (containerIds.size === 0) return []
  return [...all()].flatMap((record) => (isNote(record) && isWithin(record, containerIds, after) ? [record.id] : []))
}

function isWithin(note: PlainRecord, containerIds: ReadonlySet<string>, recordOf: RecordOf): boolean {
  const seen = new Set<unknown>()
  for (let above = note.parentId; typeof above === 'string' && !seen.has(above); above = recordOf(above)?.parentId) {
    if (containerIds.has(above)) return true
    seen.add(above)
  }
  return false
}

function hasMoved(id: string, { before, after }: AroundChange): boolean {
  const [was, is] = [before(id), after(id)]
  const [from, to] = [was && pagePlaceOf(was, before), is && pagePlaceOf(is, after)]
  if (!from || !to) return from !== to
  return Math.max(Math.abs(from.x - to.x), Math.abs(from.y - to.y), Math.abs(from.rotation - to.rotation)) > leastMove
}
