import type * as Y from 'yjs'
import { isNote } from '../../shared/board/caseNote.ts'
import { pagePlaceOf } from '../../shared/board/pagePlace.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import { readValidRecord } from '../../shared/document/readValidRecord.ts'
import type { DeletedNote } from '../store/boardStore.ts'
import { mostDeletedNotes } from '../store/deletedNotes.ts'
import type { TouchedPlaces } from './touchedPlaces.ts'

/** A note that a change has deleted, as it was. */
export type GoneNote = Pick<DeletedNote, 'note' | 'place'>

/**
 * Reads what a change of these places may delete, before it is applied; what is returned says which notes have gone, after it was.
 * Only what a canvas could show, and no more than is kept.
 */
export function watchDeletions(places: TouchedPlaces, document: Y.Doc): () => GoneNote[] {
  if (places === 'unknown') return () => []
  const records = recordsOf(document)
  const candidates = new Map<string, GoneNote>()
  for (const { root, recordId, depth, writes } of places) {
    // Deleting writes nothing; overwriting a record leaves one there.
    if (root !== 'records' || depth !== 1 || recordId === undefined || writes?.length !== 0 || candidates.has(recordId)) continue
    if (candidates.size === mostDeletedNotes) break
    const note = recordIn(records, recordId)
    if (isNote(note)) candidates.set(recordId, { note, place: pagePlaceOf(note, (id) => recordIn(records, id)) })
  }
  return () => [...candidates].flatMap(([id, gone]) => (records.has(id) ? [] : [gone]))
}

const schema = createCanvasSchema()

function recordIn(records: ReturnType<typeof recordsOf>, id: string): PlainRecord | undefined {
  return plainOf(readValidRecord(schema, id, records.get(id), undefined))
}
