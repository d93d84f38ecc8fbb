import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../shared/document/createBoardDocument.ts'
import { createRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import { bindCanvasStore } from '../../client/sync/bindCanvasStore.ts'
import { createCanvasStore } from '../../client/sync/createCanvasStore.ts'
import { watchNotes } from '../../client/notes/liveNotes.ts'
import { group, note } from '../support/canvasRecords.ts'

test('[EXPORT-9] the server reads the same cases from a document as a page has on its canvas, from a damaged one, too', () => {
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'en' })
  const records = recordsOf(document)
  const put = (record: object): void => createRecord(records, record as PlainRecord)
  put(note('shape:free', { x: 100, y: -300, text: 'free' }))
  put(group('shape:group', { x: 200, y: 200 }))
  put(note('shape:inside', { x: 50, y: 60, parentId: 'shape:group', index: 'a2', text: 'inside' }))
  put(note('shape:orphan', { x: 10, y: 20, parentId: 'shape:gone', index: 'a3', text: 'orphan' }))
  put({ ...note('shape:bad', { index: 'a4' }), x: 'left' })
  records.set('shape:junk', new Y.Map())

  const canvasStore = createCanvasStore()
  bindCanvasStore(canvasStore, document)
  const onCanvas = watchNotes(canvasStore)
  const inDocument = casesOfDocument(document)
  expect(inDocument.all()).toEqual(onCanvas.all())
  expect(inDocument.matrices).toEqual(onCanvas.matrices())
  expect(
    inDocument
      .all()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['free', 'inside', 'orphan'])
})
