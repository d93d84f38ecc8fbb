import * as Y from 'yjs'
import type { BoardId } from '../ids/boardId.ts'
import type { VersionId } from '../version/boardVersion.ts'
import { metaOf, recordsOf } from './boardDocument.ts'
import { createRecord, readRecord, type PlainRecord } from './recordFields.ts'
import { isObject } from './richText.ts'

/** Where a board was copied from. `version`: undefined where nothing had been done on the board yet. */
export type BoardOrigin = { boardId: BoardId; version: VersionId | undefined }

const originKey = 'origin'

/**
 * A document of its own with what is in `source`, without its history. Records keep their ids, so that boards that come from each other can
 * be compared. Without `notes` only what a template would bring is taken: page, matrices, and what the board's people have agreed on.
 */
export function copyBoardDocument(source: Y.Doc, copy: { title: string; notes: boolean; origin: BoardOrigin }): Y.Doc {
  const document = new Y.Doc()
  document.transact(() => {
    const meta = metaOf(document)
    for (const [key, value] of metaOf(source).entries()) meta.set(key, value)
    meta.set('title', copy.title)
    meta.set(originKey, { board: copy.origin.boardId, version: copy.origin.version ?? null })
    for (const [id, shared] of recordsOf(source).entries() as IterableIterator<[string, unknown]>) {
      const record = shared instanceof Y.Map ? readRecord(shared) : undefined
      if (record && record.id === id && (copy.notes || isFrame(record))) createRecord(recordsOf(document), record)
    }
  })
  return document
}

/** The board that a document was copied from, as its `meta` says; undefined for one that was started anew. */
export function originOf(document: Y.Doc): { board: string; version: string | undefined } | undefined {
  const origin = metaOf(document).get(originKey)
  if (!isObject(origin) || typeof origin.board !== 'string') return undefined
  return { board: origin.board, version: typeof origin.version === 'string' ? origin.version : undefined }
}

function isFrame({ typeName, type }: PlainRecord): boolean {
  return typeName === 'document' || typeName === 'page' || (typeName === 'shape' && type === 'matrix')
}
