import { expect, test } from 'vitest'
import { fontFacesFor } from '../../../client/matrix/boardFonts.ts'
import { rangesOf } from '../../../shared/typeset/unicodeRange.ts'

test('a unicode-range is read with single points, ranges and wildcards', () => {
  expect(rangesOf('U+26, u+3000-30ff,U+4??')).toEqual([
    [0x26, 0x26],
    [0x3000, 0x30ff],
    [0x400, 0x4ff],
  ])
})

test('what is no range is passed over', () => {
  expect(rangesOf('')).toEqual([])
  expect(rangesOf('latin')).toEqual([])
})

test('without style sheets a text needs no fonts', () => {
  expect(fontFacesFor('付箋')).toEqual([])
})
