import type { Editor, TLShape } from '@tldraw/tldraw'
import { recordIn } from '../../shared/board/casesOfRecords.ts'
import { pagePlaceOf } from '../../shared/board/pagePlace.ts'
import { knownRecord } from '../../shared/document/plainRecord.ts'
import type { SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import { bringBack } from '../notes/bringBack.ts'

/** Brings back notes that have gone since the last visit, to where they were, and selects them. */
export function bringGoneBack(editor: Editor, { records }: SinceLastVisit, ids: readonly string[]): void {
  const recordOf = recordIn(records)
  const lost = ids.flatMap((id) => {
    const record = recordOf(id)
    return record ? [{ shape: knownRecord(record) as TLShape, place: pagePlaceOf(record, recordOf) }] : []
  })
  const back = bringBack(editor, lost)
  if (back.length > 0 && editor.isIn('select.idle')) editor.select(...back)
}
