import { expect, test } from 'vitest'
import { arrangementOf, noFilter, placeKeyOf, type ListFilter, type ListSort, type ValueIn } from '../../../client/list/arrangement.ts'
import { foldText } from '../../../shared/board/foldText.ts'
import type { CaseNote } from '../../../shared/board/caseNote.ts'
import { caseNote, placedNote } from '../../support/listNotes.ts'

const notes = [
  placedNote(1, { x: 70, y: 20, text: 'Ｅｍｐｏｗｅｒ 社員' }),
  placedNote(2, { x: 9, y: 80, text: 'empower ボス', color: 'blue', author: 'Ben' }),
  { ...caseNote(3, { text: '', author: 'Ben' }), fields: { action: 'open' as const } },
  placedNote(4, { x: 9, y: 55, text: '採用ﾍﾟｰｼﾞ' }),
]

test('[LIST-3] rows are sorted by what they show, either way, equal ones by number and empty ones last', () => {
  expect(sorted({ column: 'x', descending: false })).toEqual([2, 4, 1, 3])
  expect(sorted({ column: 'x', descending: true })).toEqual([1, 2, 4, 3])
  expect(sorted({ column: 'number', descending: true })).toEqual([4, 3, 2, 1])
  expect(sorted({ column: 'author', descending: false })).toEqual([1, 4, 2, 3])
})

test('[LIST-4] a search folds width, case and kana, and finds all its words wherever they stand', () => {
  expect(foldText('ＡｂＣ１２ ﾍﾟｰｼﾞ')).toBe('abc12 ぺーじ')
  expect(found({ words: 'EMPOWER' })).toEqual([1, 2])
  expect(found({ words: 'ページ' })).toEqual([4])
  expect(found({ words: 'ben　ぼす' })).toEqual([2])
  expect(found({ words: '  ' })).toEqual([1, 2, 3, 4])
})

test('[LIST-4] [CASE-11] filters by place, author, colour and action let through what has all of them', () => {
  expect(found({ place: 'shape:m topLeft' })).toEqual([2, 4])
  expect(found({ place: 'unplaced' })).toEqual([3])
  expect(found({ author: 'id of Ben' })).toEqual([2, 3])
  expect(found({ place: 'shape:m topLeft', color: 'blue' })).toEqual([2])
  expect(found({ action: 'open' })).toEqual([3])
  expect(placeKeyOf(notes[0] ?? caseNote(0))).toBe('shape:m bottomRight')
})

const valueIn: ValueIn = (note, column) => {
  if (column === 'x' || column === 'y') return note.score?.axes?.[column]
  if (column === 'number') return note.number
  if (column === 'author') return note.author.name
  return column === 'text' ? note.text || undefined : undefined
}

function arrange(sort: ListSort, filter: Partial<ListFilter>) {
  return arrangementOf(sort, { ...noFilter, ...filter }, { valueIn, searched: ['text', 'author'], locale: 'ja' })
}

function sorted(sort: ListSort): number[] {
  return [...notes].sort(arrange(sort, {}).compare).map(({ number }) => number)
}

function found(filter: Partial<ListFilter>): number[] {
  const { matches } = arrange({ column: 'number', descending: false }, filter)
  return notes.filter((note: CaseNote) => matches(note)).map(({ number }) => number)
}
