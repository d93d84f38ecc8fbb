import { expect, test } from 'vitest'
import { writeSetting } from '../../../shared/board/boardSettings.ts'
import { portraitOf } from '../../../shared/circle/portrait.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'
import { note } from '../../support/canvasRecords.ts'
import { addWholeNote } from '../../support/notes.ts'

function boardOfTwo() {
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'ja' })
  addWholeNote(document, 1, '社内報を外へ', '佐藤')
  const far = { ...note('shape:2', { x: 90_000 }), meta: { authorName: 'Ben', number: 2 } }
  createRecord(recordsOf(document), far)
  return document
}

test('[CIRCLE-10] a portrait says what lies on the matrix, who wrote, what notes say under which numbers, and how it looks', () => {
  const portrait = portraitOf(boardOfTwo())
  expect(portrait).toMatchObject({
    notes: 2,
    placed: 1,
    authorsHidden: false,
    authors: ['佐藤', 'Ben'],
    texts: [{ number: 1, text: '社内報を外へ' }],
  })
  expect(portrait.picture.matrices).toHaveLength(1)
  expect(portrait.picture.notes.map(({ x, y, side }) => ({ x, y, side }))).toEqual([
    { x: -100, y: -100, side: 200 },
    { x: 90_000, y: 0, side: 200 },
  ])
})

test('[CIRCLE-11] the portrait of a board that hides its authors knows none of them', () => {
  const document = boardOfTwo()
  writeSetting(document, { setting: 'authorsHidden', on: true })
  expect(portraitOf(document)).toMatchObject({ authorsHidden: true, authors: [] })
})
