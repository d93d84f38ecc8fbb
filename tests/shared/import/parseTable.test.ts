import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTable, type TableRow } from '../../../shared/import/parseTable.ts'

const cellsOf = (text: string): string[][] => rowsOf(text).map(({ cells }) => cells)

function rowsOf(text: string): TableRow[] {
  const reading = parseTable(text)
  if (reading.kind !== 'table') throw new Error(`An open quote in line ${reading.line}`)
  return reading.rows
}

test('[IMPORT-5] a table reads as people’s programs write it: delimiters, quotes, line ends in cells, a byte order mark, sep=', () => {
  expect(cellsOf('\uFEFFa,b\r\n1,2\r\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(cellsOf('a;b\n1,5;2\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ])
  expect(cellsOf('a\tb\rc\td')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(cellsOf('sep=|\na,x|b\n')).toEqual([['a,x', 'b']])
  expect(cellsOf('"a ""quoted""\r\nline",b\nc,')).toEqual([
    ['a "quoted"\r\nline', 'b'],
    ['c', ''],
  ])
  expect(cellsOf('one\n\n  \ntwo')).toEqual([['one'], ['two']])
  expect(cellsOf('"early" end,b\n1,2')).toEqual([
    ['early end', 'b'],
    ['1', '2'],
  ])
})

test('[IMPORT-5] a row knows its line, also below cells with lines of their own, and an open quote the one it begins in', () => {
  expect(rowsOf('a,b\n"1\n2",3\n\n4,5').map(({ line }) => line)).toEqual([1, 2, 5])
  expect(parseTable('a,b\n1,2\n3,"4\n5')).toEqual({ kind: 'open-quote', line: 3 })
})

test('[IMPORT-5] what a CSV library writes is read back', () => {
  const cell = fc
    .oneof(fc.constantFrom('a', '付箋', '"', 'x,y', 'l1\nl2', '=1+1', ';', '\t'), fc.string({ maxLength: 8 }))
    .map((text) => text.replaceAll('\r', ''))
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
      const heads = rows[0]?.map((_cell, at) => `h${at}`) ?? []
      const text = stringify([heads, ...rows], { delimiter, quoted: true, record_delimiter: '\r\n' })
      expect(cellsOf(text)).toEqual([heads, ...rows.filter((cells) => cells.some((one) => one.trim() !== ''))])
    }),
  )
})

test('[IMPORT-8] whatever the text: rows, or the line of an open quote', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', 'a', '\t') }), (text) => {
      const reading = parseTable(text)
      const lines = reading.kind === 'open-quote' ? [reading.line] : reading.rows.map(({ line, cells }) => (cells.length > 0 ? line : 0))
      expect(lines.every((line) => line > 0)).toBe(true)
    }),
  )
})
