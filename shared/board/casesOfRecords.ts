import type { PlainRecord } from '../document/recordFields.ts'
import type { BoardCases } from '../version/compare.ts'
import { isNote } from './caseNote.ts'
import { NoteIndex } from './noteIndex.ts'
import type { RecordOf } from './pagePlace.ts'
import { isMatrixRecord } from './placedMatrix.ts'

/** The records that say what the cases of a board are: notes, matrices, and the groups and frames that hold them. */
export function recordsOfCases(records: Iterable<PlainRecord>): PlainRecord[] {
  const shapes = new Map([...records].flatMap((record) => (record.typeName === 'shape' ? [[record.id, record]] : [])))
  const wanted = new Set([...shapes.values()].filter((record) => isNote(record) || isMatrixRecord(record)))
  // A set goes through what is added to it meanwhile.
  for (const { parentId } of wanted) {
    const parent = shapes.get(String(parentId))
    if (parent) wanted.add(parent)
  }
  return [...wanted]
}

/** The cases in records of a canvas, which vouches for them. */
export function casesOfRecords(records: readonly PlainRecord[]): BoardCases {
  const index = new NoteIndex(recordIn(records))
  index.update(records.map(({ id }) => id))
  return { notes: index.all(), matrices: index.matrices }
}

/** Finds a record by its id. */
export function recordIn(records: readonly PlainRecord[]): RecordOf {
  const byId = new Map(records.map((record) => [record.id, record]))
  return (id) => byId.get(id)
}
