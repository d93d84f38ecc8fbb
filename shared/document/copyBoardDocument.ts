import * as Y from 'yjs'
import type { BoardId } from '../ids/boardId.ts'
import type { VersionId } from '../version/boardVersion.ts'
import { metaOf, recordsOf } from './boardDocument.ts'
import { createRecord, readRecord, type PlainRecord } from './recordFields.ts'
import { isObject } from './richText.ts'

/**
 * Where a board was copied from. `version`: undefined where nothing had been done on the board yet. `continues`: the title of the board whose
 * session it carries on; undefined for a mere copy.
 */
export type BoardOrigin = { boardId: BoardId; version: VersionId | undefined; continues?: string | undefined }

const originKey = 'origin'

/**
 * A document of its own with what is in `source`, without its history. Records keep their ids, so that boards that come from each other can
 * be compared. `take`: what becomes of each record; undefined: it stays behind.
 */
export function copyBoardDocument(
  source: Y.Doc,
  copy: { title: string; origin: BoardOrigin; take: (record: PlainRecord) => PlainRecord | undefined },
): Y.Doc {
  const document = new Y.Doc()
  const { boardId, version, continues } = copy.origin
  document.transact(() => {
    const meta = metaOf(document)
    for (const [key, value] of metaOf(source).entries()) meta.set(key, value)
    meta.set('title', copy.title)
    meta.set(originKey, { board: boardId, version: version ?? null, ...(continues !== undefined && { title: continues }) })
    for (const [id, shared] of recordsOf(source).entries() as IterableIterator<[string, unknown]>) {
      const record = shared instanceof Y.Map ? readRecord(shared) : undefined
      const taken = record && record.id === id ? copy.take(record) : undefined
      if (taken) createRecord(recordsOf(document), taken)
    }
  })
  return document
}

/** The board that a document was copied from, as its `meta` says; undefined for one that was started anew. */
export function originOf(document: Y.Doc): { board: string; version: string | undefined; continues: string | undefined } | undefined {
  const origin = metaOf(document).get(originKey)
  if (!isObject(origin) || typeof origin.board !== 'string') return undefined
  const { board, version, title } = origin
  return { board, version: typeof version === 'string' ? version : undefined, continues: typeof title === 'string' ? title : undefined }
}

/** Whether a record is of what a template would bring: page and matrices. */
export function isFrame({ typeName, type }: PlainRecord): boolean {
  return typeName === 'document' || typeName === 'page' || (typeName === 'shape' && type === 'matrix')
}
