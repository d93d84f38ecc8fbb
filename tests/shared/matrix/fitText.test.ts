import { expect, test } from 'vitest'
import { fitText, widthInEm } from '../../../shared/matrix/fitText.ts'

const limits = { maxWidth: 400, maxLines: 2, sizes: [72, 48, 32] }

test('a short text is set on one line in the largest size', () => {
  expect(fitText('両輪が回る', limits)).toEqual({ lines: ['両輪が回る'], size: 72 })
})

test('an empty text has no lines', () => {
  expect(fitText('  ', limits).lines).toEqual([])
})

test('a longer text wraps before it shrinks', () => {
  const { lines, size } = fitText('人は活きるが届かない', limits)
  expect(size).toBe(72)
  expect(lines).toHaveLength(2)
})

test('English breaks between words and never inside one', () => {
  const { lines } = fitText('Loud, not empowered', limits)
  expect(lines.join(' ')).toBe('Loud, not empowered')
})

test('no Japanese line begins with a mark that belongs to the line before', () => {
  for (const text of ['困っていること（いまの課題）、それから', 'エンパワーメントとマーケティングー', 'これは、あれは。それは、どれは。']) {
    for (const line of fitText(text, { maxWidth: 200, maxLines: 9, sizes: [40] }).lines) {
      expect(line).not.toMatch(/^[、。）」ー]/)
      expect(line).not.toMatch(/[（「]$/)
    }
  }
})

test('a text too long for the smallest size ends in an ellipsis and stays inside', () => {
  const { lines, size } = fitText('とても長い名前'.repeat(30), limits)
  expect(size).toBe(32)
  expect(lines).toHaveLength(2)
  expect(lines.at(-1)).toMatch(/…$/)
  for (const line of lines) expect(widthInEm(line) * size).toBeLessThanOrEqual(400)
})

test('one word wider than the line is broken rather than let out', () => {
  for (const line of fitText('Donaudampfschifffahrtsgesellschaftskapitän', limits).lines) {
    expect(widthInEm(line) * 32).toBeLessThanOrEqual(400)
  }
})

test('marks that may not begin a line don’t make it longer than allowed', () => {
  for (const line of fitText('ー'.repeat(80), limits).lines) expect(widthInEm(line) * 32).toBeLessThanOrEqual(400)
})
