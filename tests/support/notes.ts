import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import { note } from './canvasRecords.ts'

/** Puts a note into a document, as one change. */
export function addNote(document: Y.Doc, id: string, text = ''): void {
  document.transact(() =>
    createRecord(recordsOf(document), {
      typeName: 'shape',
      id: `shape:${id}`,
      type: 'note',
      parentId: 'page:page',
      index: 'a1',
      x: 0,
      y: 0,
      props: {
        color: 'yellow',
        richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: text || id }] }] },
      },
      meta: {},
    }),
  )
}

/** Puts a whole note into a document, on the middle of the matrix, with a number and an author. */
export function addWholeNote(document: Y.Doc, number: number, text: string, authorName = ''): void {
  const record = { ...note(`shape:${number}`, { x: -100, y: -100, text }), meta: { number, authorName } }
  document.transact(() => createRecord(recordsOf(document), record as unknown as PlainRecord))
}

/** The ids of the notes in a document, sorted. */
export function noteIds(document: Y.Doc): string[] {
  return [...recordsOf(document).entries()]
    .flatMap(([id, record]: [string, unknown]) => (record instanceof Y.Map && record.get('type') === 'note' ? [id.slice(6)] : []))
    .sort()
}
