import * as Y from 'yjs'
import type { Locale } from '../board/locale.ts'
import { matrixOfTemplate, type TemplateId } from '../board/template.ts'
import { documentVersion, metaOf, recordsOf } from './boardDocument.ts'
import { createCanvasSchema } from './canvasSchema.ts'
import { createRecord, type PlainRecord } from './recordFields.ts'

/** The page every board has. */
export const boardPageId = 'page:page'
export const boardPage: PlainRecord = { typeName: 'page', id: boardPageId, name: 'Board', index: 'a1', meta: {} }

/** What tldraw calls the document: settings of the whole canvas. */
export const boardRecord: PlainRecord = { typeName: 'document', id: 'document:document', name: '', gridSize: 10, meta: {} }

/** The matrix that a template brings. */
export const templateMatrixId = 'shape:matrix'

/**
 * A new board's document: its first records with fixed ids, in one transaction. Called by the server when a board is
 * created and nowhere else: content that is seeded at load is how boards come to have everything twice.
 */
export function createBoardDocument(board: { title: string; template: TemplateId; locale: Locale }): Y.Doc {
  const document = new Y.Doc()
  document.transact(() => {
    const meta = metaOf(document)
    meta.set('title', board.title)
    meta.set('documentVersion', documentVersion)
    meta.set('schema', createCanvasSchema().serialize())
    meta.set('template', board.template)
    meta.set('locale', board.locale)
    for (const record of firstRecords(board.template, board.locale)) createRecord(recordsOf(document), record)
  })
  return document
}

function firstRecords(template: TemplateId, locale: Locale): PlainRecord[] {
  const records: PlainRecord[] = [boardRecord, boardPage]
  const matrix = matrixOfTemplate(template, locale)
  if (matrix) {
    records.push({
      typeName: 'shape',
      id: templateMatrixId,
      type: 'matrix',
      parentId: boardPageId,
      index: 'a0',
      x: -matrix.w / 2,
      y: -matrix.h / 2,
      rotation: 0,
      isLocked: true,
      opacity: 1,
      props: matrix,
      meta: {},
    })
  }
  return records
}
