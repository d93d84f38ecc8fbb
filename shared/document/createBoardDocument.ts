import * as Y from 'yjs'
import type { Locale } from '../board/locale.ts'
import { propsOfMatrix, type MatrixOnBoard } from '../board/matrix.ts'
import { matricesOfStart, type BoardStart, type TemplateName } from '../board/template.ts'
import { documentVersion, metaOf, recordsOf } from './boardDocument.ts'
import { canvasVersions } from './canvasVersions.ts'
import { createRecord, type PlainRecord } from './recordFields.ts'

/** The page every board has. */
export const boardPageId = 'page:page'
export const boardPage: PlainRecord = { typeName: 'page', id: boardPageId, name: 'Board', index: 'a1', meta: {} }

/** What tldraw calls the document: settings of the whole canvas. */
export const boardRecord: PlainRecord = { typeName: 'document', id: 'document:document', name: '', gridSize: 10, meta: {} }

/** The first matrix that a template brings; further ones are `shape:matrix-2` and so on. */
export const templateMatrixId = 'shape:matrix'

/**
 * A new board's document: its first records with fixed ids, in one transaction. Called by the server when a board is
 * created and nowhere else: content that is seeded at load is how boards come to have everything twice.
 */
export function createBoardDocument(board: { title: string; template: BoardStart; locale: Locale }): Y.Doc {
  const document = new Y.Doc()
  document.transact(() => {
    const meta = metaOf(document)
    meta.set('title', board.title)
    meta.set('documentVersion', documentVersion)
    meta.set('schema', canvasVersions)
    meta.set('template', templateName(board.template))
    meta.set('locale', board.locale)
    const matrices = matricesOfStart(board.template, board.locale).map((matrix, at) => ({
      ...matrixRecord(at === 0 ? templateMatrixId : `${templateMatrixId}-${at + 1}`, matrix),
      index: `a${at}`,
    }))
    for (const record of [boardRecord, boardPage, ...matrices]) createRecord(recordsOf(document), record)
  })
  return document
}

/** A matrix as a record of the board's page, all but its `index`: locked, its name in `meta`. */
export function matrixRecord(id: string, matrix: MatrixOnBoard): PlainRecord {
  return {
    typeName: 'shape',
    id,
    type: 'matrix',
    parentId: boardPageId,
    x: matrix.x,
    y: matrix.y,
    rotation: 0,
    isLocked: true,
    opacity: 1,
    props: propsOfMatrix(matrix),
    meta: matrix.name === '' ? {} : { name: matrix.name },
  }
}

function templateName(start: BoardStart): TemplateName {
  return typeof start === 'string' ? start : 'own'
}
