import type * as Y from 'yjs'
import { settingsOf } from '../board/boardSettings.ts'
import { comesAlong, type Carrying } from '../board/carrying.ts'
import { casesOfDocument } from '../board/casesOfDocument.ts'
import { isNote } from '../board/caseNote.ts'
import { pagePlaceOf } from '../board/pagePlace.ts'
import { recordsOf, titleOf } from './boardDocument.ts'
import { copyBoardDocument, isFrame, type BoardOrigin } from './copyBoardDocument.ts'
import { boardPageId } from './createBoardDocument.ts'
import { readRecord, type PlainRecord } from './recordFields.ts'

/**
 * The document of the session after the one on `source`: its matrices, what its people have agreed on, and the notes that come along, where they
 * stood. If all do, so does what was drawn around them; else they lie on the page, whatever held them.
 */
export function carryOn(source: Y.Doc, session: { title: string; origin: BoardOrigin } & Carrying): Y.Doc {
  const settings = settingsOf(source)
  const coming = new Set(
    casesOfDocument(source)
      .all()
      .flatMap((note) => (comesAlong(note, session, settings) ? [note.id] : [])),
  )
  const records = recordsOf(source)
  const recordOf = (id: string): PlainRecord | undefined => {
    const shared = records.get(id)
    return shared && readRecord(shared)
  }

  function take(record: PlainRecord): PlainRecord | undefined {
    if (isFrame(record)) return record
    if (isNote(record) && !coming.has(record.id)) return undefined
    if (session.notes.which === 'all') return isLoose(record) ? undefined : record
    // What hangs in the air lies on the page as it is, as canvases show it.
    return isNote(record) ? { ...record, ...pagePlaceOf(record, recordOf), parentId: boardPageId } : undefined
  }

  /** What held an end of an arrow to a note that stays behind. */
  function isLoose({ typeName, toId }: PlainRecord): boolean {
    const end = typeName === 'binding' ? recordOf(String(toId)) : undefined
    return isNote(end) && !coming.has(end.id)
  }

  return copyBoardDocument(source, { title: session.title, origin: { ...session.origin, continues: titleOf(source) }, take })
}
