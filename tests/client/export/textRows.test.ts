import { expect, test } from 'vitest'
import { rowsOf } from '../../../client/export/texts/textRuns.ts'

const letter = (cluster: string, x: number, y = 0) => ({ cluster, x, y, width: 10 })

test('letters beside each other are a row, spaces included; another line is another row', () => {
  const letters = [letter('a', 0), letter(' ', 10), letter('b', 20), letter('c', 0, 15)]
  expect(rowsOf(letters)).toEqual([
    { left: 0, right: 30, y: 0, text: 'a b' },
    { left: 0, right: 10, y: 15, text: 'c' },
  ])
})

test('a gap begins a row, a space begins none, and what is written from right to left stays one', () => {
  expect(rowsOf([letter('a', 0), letter('b', 40)]).map(({ text }) => text)).toEqual(['a', 'b'])
  expect(rowsOf([letter('א', 40), letter('ב', 30)])).toEqual([{ left: 30, right: 50, y: 0, text: 'אב' }])
  expect(rowsOf([letter(' ', 0), letter('a', 10)])).toEqual([{ left: 10, right: 20, y: 0, text: 'a' }])
})
