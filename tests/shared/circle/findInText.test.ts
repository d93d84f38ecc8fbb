import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInText } from '../../../shared/circle/findInText.ts'
import { searchWords } from '../../../shared/circle/searchWords.ts'

/** What is found stands in brackets. */
function shown(text: string, typed: string): string {
  return findInText(text, searchWords(typed))
    .map(({ text: part, found }) => (found ? `[${part}]` : part))
    .join('')
}

test('[CIRCLE-9] the place where words were found is marked in the text as it was written', () => {
  expect(shown('Ｅｍｐｏｗｅｒの話', 'EMPOWER')).toBe('[Ｅｍｐｏｗｅｒ]の話')
  expect(shown('採用ﾍﾟｰｼﾞの話', 'ページ')).toBe('採用[ﾍﾟｰｼﾞ]の話')
  expect(shown('㌔と㌢', 'きろ')).toBe('[㌔]と㌢')
  expect(shown('か\u3099く', 'が')).toBe('[か\u3099]く')
  expect(shown('社内報\n社内', '社内 報')).toBe('[社内報] [社内]')
  expect(shown('何もない', 'zz')).toBe('何もない')
})

test('[CIRCLE-9] a long note is shown around the first place', () => {
  const text = `${'あ'.repeat(200)}ここ${'い'.repeat(200)}`
  const around = shown(text, 'ここ')
  expect(around).toMatch(/^…あ{16}\[ここ\]い+…$/)
  expect(around.length).toBeLessThan(90)
})

test('[CIRCLE-9] whatever the text and the words, the text is shown to its end as it was written', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 3 }), (text, typed) => {
      const line = text.replace(/\s+/gu, ' ').trim()
      const joined = findInText(text, searchWords(typed)).map((part) => part.text)
      expect(line.endsWith(joined.join('').replace(/^…/, ''))).toBe(true)
    }),
  )
})
