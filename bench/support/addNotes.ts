import type * as Y from 'yjs'
import { boardPageId } from '../../shared/document/createBoardDocument.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createRecord } from '../../shared/document/recordFields.ts'

/** Adds `count` notes in rows of ten, each with a short text, in one transaction. Returns their record ids. */
export function addNotes(document: Y.Doc, count: number, textOf = (index: number) => `事例 ${index + 1}：社内勉強会`): string[] {
  const ids = Array.from({ length: count }, (_, index) => `shape:note${index}`)
  document.transact(() => ids.forEach((id, index) => createRecord(recordsOf(document), noteRecord(id, index, textOf(index)))))
  return ids
}

function noteRecord(id: string, index: number, text: string) {
  return {
    id,
    typeName: 'shape',
    type: 'note',
    parentId: boardPageId,
    // As many digits for each, so that they sort as they count.
    index: `a1${String(index).padStart(4, '0')}V`,
    x: (index % 10) * 220 - 1100,
    y: Math.floor(index / 10) * 220 - 1100,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      scale: 1,
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    },
  }
}
