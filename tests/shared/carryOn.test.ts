import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import { comesAlong, type CarriedNotes } from '../../shared/board/carrying.ts'
import { writeSetting } from '../../shared/board/boardSettings.ts'
import { recordsOf, titleOf } from '../../shared/document/boardDocument.ts'
import { carryOn } from '../../shared/document/carryOn.ts'
import { originOf, type BoardOrigin } from '../../shared/document/copyBoardDocument.ts'
import { createBoardDocument, templateMatrixId } from '../../shared/document/createBoardDocument.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import { createRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'
import { nextTitle } from '../../client/versions/nextTitle.ts'
import { arrow, arrowBinding, frame, note, type NotePlace } from '../support/canvasRecords.ts'

const origin = { boardId: 'B'.repeat(16), version: undefined } as unknown as BoardOrigin

function noteOf(
  id: string,
  { action, media, color = 'yellow', ...place }: NotePlace & { action?: string; media?: string; color?: string },
): PlainRecord {
  const record = plainOf(note(`shape:${id}`, place))
  return { ...record, props: { ...(record.props as object), color }, meta: { ...(action && { action }), ...(media && { media }) } }
}

/** A board with notes in three corners of its quadrant, whose middle is the page's. */
function startBoard(isActionOn = true): Y.Doc {
  const document = createBoardDocument({ title: 'Round 1', template: 'empowerment-marketing', locale: 'en' })
  if (isActionOn) writeSetting(document, { setting: 'field', field: 'action', on: true })
  const records = [
    noteOf('left', { x: -600, y: -400, media: 'paid' }),
    noteOf('right', { x: 600, y: -400, color: 'blue', index: 'a2' }),
    noteOf('open', { x: 600, y: 300, action: 'open', index: 'a3' }),
    noteOf('done', { x: -600, y: -300, action: 'done', index: 'a4' }),
    plainOf(frame('shape:frame', { x: -900, y: -500, index: 'a5' })),
    noteOf('framed', { x: 100, y: 50, parentId: 'shape:frame' }),
    plainOf(arrow('shape:arrow', { index: 'a6' })),
    plainOf(arrowBinding('binding:left', 'shape:arrow', 'shape:left', 'start')),
    plainOf(arrowBinding('binding:done', 'shape:arrow', 'shape:done', 'end')),
  ]
  document.transact(() => records.forEach((record) => createRecord(recordsOf(document), record)))
  return document
}

function carried(notes: CarriedNotes, openActions = true, board = startBoard()): Y.Doc {
  return carryOn(board, { title: 'Round 2', origin, notes, openActions })
}

const idsOn = (document: Y.Doc): string[] =>
  casesOfDocument(document)
    .all()
    .map(({ id }) => id.slice(6))
    .sort()

test('[CARRY-1] none, all, a quadrant, a kind of media or a colour of notes come along, where they stood', () => {
  const quadrant = { which: 'quadrant', matrix: templateMatrixId, quadrant: 'topLeft' } as const
  expect(idsOn(carried({ which: 'none' }, false))).toEqual([])
  expect(idsOn(carried({ which: 'all' }, false))).toEqual(['framed', 'left', 'open', 'right'])
  expect(idsOn(carried(quadrant, false))).toEqual(['framed', 'left'])
  expect(idsOn(carried({ which: 'media', media: 'paid' }, false))).toEqual(['left'])
  expect(idsOn(carried({ which: 'color', color: 'blue' }, false))).toEqual(['right'])
  const before = casesOfDocument(startBoard())
  for (const { id, centre, score, number } of casesOfDocument(carried(quadrant)).all()) {
    const then = must(before.get(id), 'it was there')
    expect({ centre, score }).toEqual({ centre: then.centre, score: then.score })
    expect(number).toBeGreaterThan(0)
  }
})

test('[CARRY-1] with all notes comes what is drawn around them, with some nothing else does; matrices and settings always do', () => {
  const all = recordsOf(carried({ which: 'all' }))
  expect(['shape:frame', 'shape:arrow', 'binding:left'].every((id) => all.has(id))).toBe(true)
  // What held it to a note that stayed behind.
  expect(all.has('binding:done')).toBe(false)
  const some = carried({ which: 'color', color: 'blue' }, false)
  expect([...recordsOf(some).keys()].sort()).toEqual(['document:document', 'page:page', templateMatrixId, 'shape:right'].sort())
  expect(some.getMap('meta').get('field.action')).toBe(true)
})

test('[CARRY-2] open actions come along wherever they stand, what is done never does', () => {
  expect(idsOn(carried({ which: 'none' }))).toEqual(['open'])
  expect(idsOn(carried({ which: 'color', color: 'blue' }))).toEqual(['open', 'right'])
  expect(idsOn(carried({ which: 'all' }))).not.toContain('done')
  const without = startBoard(false)
  expect(idsOn(carried({ which: 'none' }, true, without))).toEqual([])
  expect(idsOn(carried({ which: 'all' }, true, without))).toContain('done')
  const [first] = casesOfDocument(startBoard()).all()
  expect(comesAlong(must(first, 'a note'), { notes: { which: 'all' }, openActions: false }, { fields: new Set() })).toBe(true)
})

test('[CARRY-4] the new document says which board it continues', () => {
  const document = carried({ which: 'none' })
  expect(titleOf(document)).toBe('Round 2')
  expect(originOf(document)).toEqual({ board: origin.boardId, version: undefined, continues: 'Round 1' })
})

test('[CARRY-5] the title that is suggested has the next number', () => {
  expect(nextTitle('Study circle')).toBe('Study circle – 2')
  expect(nextTitle('Study circle – 2')).toBe('Study circle – 3')
  expect(nextTitle('Retro #9')).toBe('Retro #10')
  expect(nextTitle('第3回 社員の発信を考える会')).toBe('第4回 社員の発信を考える会')
  expect(nextTitle('第１２回')).toBe('第13回')
  // A year is no number of a session.
  expect(nextTitle('Plans 2026')).toBe('Plans 2026 – 2')
  expect(nextTitle('x'.repeat(120))).toHaveLength(120)
})
