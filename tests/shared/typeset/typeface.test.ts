import { beforeAll, expect, test } from 'vitest'
import type { GlyphPicture } from '../../../shared/typeset/cut.ts'
import { openTypeface, type Typeface } from '../../../shared/typeset/typeface.ts'
import { breakLines, cutToWidth, textWidth } from '../../../shared/typeset/setText.ts'
import { installedFonts } from '../../../server/export/installedFonts.ts'

const sample = '広報と人事が「同じ週」に会う、ポスターのWAVE; 𠮷野 が 🥐👩‍💻🏳️‍🌈👍🏽🇯🇵 ①★→ é'
const unknown = '\u{1e900}'
const style = { size: 10, weight: 400 }
let typeface: Typeface

beforeAll(async () => {
  typeface = await openTypeface([sample, unknown, 'supplier'], [400, 700], installedFonts)
})

test('[EXPORT-16] letters, rare characters, signs and emoji of several parts have a drawing of their own', () => {
  const missing = typeface.glyph(unknown, 400)
  for (const { segment } of new Intl.Segmenter('ja').segment(sample)) {
    if (segment.trim() === '') continue
    const glyph = typeface.glyph(segment, 400)
    expect(glyph.outline.length, segment).toBeGreaterThan(0)
    expect(glyph.advance, segment).toBeGreaterThan(100)
    expect(glyph.outline, segment).not.toEqual(missing.outline)
  }
})

test('[EXPORT-16] a character that no font has is drawn by the device, or else written as its number', async () => {
  expect(typeface.glyph(unknown, 400).outline.filter(([command]) => command === 'M').length).toBeGreaterThan(8)
  const picture: GlyphPicture = { pixels: new Uint8ClampedArray(4), w: 1, h: 1, box: { x: 0, y: 0, w: 900, h: 900 }, advance: 900 }
  const helped = await openTypeface([unknown], [400], {
    ...installedFonts,
    drawOther: (cluster) => (cluster === unknown ? picture : undefined),
  })
  expect(helped.glyph(unknown, 400)).toMatchObject({ picture, advance: 900, outline: [] })
})

test('[EXPORT-16] what is unseen by its nature takes no room', () => {
  for (const character of ['\u200b', '\u202e', '\u0007']) expect(typeface.glyph(character, 400)).toMatchObject({ advance: 0, outline: [] })
})

test('a heavier weight has other outlines, and pairs of Latin letters come nearer', () => {
  expect(typeface.glyph('W', 700).outline).not.toEqual(typeface.glyph('W', 400).outline)
  expect(typeface.kerning('A', 'V', 400)).toBeLessThan(0)
  expect(typeface.kerning('広', '報', 400)).toBe(0)
})

test('lines are no wider than asked for, and hold the whole text', () => {
  const text = `${sample} supplier supplier https://example.org/${'a'.repeat(60)}`
  for (const width of [30, 75, 140, 400]) {
    const lines = breakLines(text, width, style, typeface)
    for (const line of lines) expect(textWidth(line, style, typeface), line).toBeLessThanOrEqual(width + 0.01)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  }
})

test('Japanese lines neither begin nor end with what may not stand there, and words of Latin letters stay whole', () => {
  for (let width = 25; width < 160; width += 5) {
    for (const line of breakLines('広報と人事が「同じ週」に会う、ポスターを。', width, style, typeface)) {
      expect(line).not.toMatch(/^[、。」ーァ-ォャュョ]/)
      expect(line).not.toMatch(/「$/)
    }
  }
  expect(breakLines('one supplier said', 45, style, typeface)).toEqual(['one', 'supplier', 'said'])
})

test('line ends stay, also empty lines', () => {
  expect(breakLines('a\n\nb\r\nc', 100, style, typeface)).toEqual(['a', '', 'b', 'c'])
})

test('a text that is too long for its line ends in an ellipsis', () => {
  const cut = cutToWidth('supplier supplier supplier', 60, style, typeface)
  expect(cut.endsWith('…')).toBe(true)
  expect(textWidth(cut, style, typeface)).toBeLessThanOrEqual(60)
  expect(cutToWidth('supplier', 100, style, typeface)).toBe('supplier')
})
