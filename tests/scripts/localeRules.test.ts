import { expect, test } from 'vitest'
import { complaintsAboutLocales, textsOfFiles } from '../../scripts/localeRules.mjs'

const code = { 'client/a.tsx': "t('home.title'); t('home.notes', { count })" }
const ja = textsOfFiles({ home: { title: 'ボード', notes_other: '付箋{{count}}枚' } })
const en = textsOfFiles({ home: { title: 'Board', notes_one: '{{count}} note', notes_other: '{{count}} notes' } })

test('languages with the same keys, each used, pass, whatever plural forms they have', () => {
  expect(complaintsAboutLocales({ ja, en }, code)).toEqual([])
})

test('a key that one language lacks is named', () => {
  expect(complaintsAboutLocales({ ja: { ...ja, 'home.more': '続き' }, en }, { 'a.ts': `${code['client/a.tsx']} t('home.more')` })).toEqual([
    'en: "home.more" is missing.',
  ])
})

test('a plural form that a language needs is named', () => {
  const { 'home.notes_one': _left, ...rest } = en
  expect(complaintsAboutLocales({ ja, en: rest }, code)).toEqual(['en: the plural form "home.notes_one" is missing.'])
})

test('placeholders that differ are named', () => {
  const [complaint] = complaintsAboutLocales({ ja: { ...ja, 'home.title': '{{name}}のボード' }, en }, code)
  expect(complaint).toBe('"home.title" has different placeholders: name / none.')
})

test('an empty text is named', () => {
  expect(complaintsAboutLocales({ ja: { ...ja, 'home.title': ' ' }, en }, code)).toEqual(['ja: "home.title" is empty.'])
})

test('keys that nothing uses and keys that no file has are named, comments don’t count', () => {
  const complaints = complaintsAboutLocales({ ja, en }, { 'client/a.tsx': "t('home.notes'); t('home.lost') // t('home.title')" })
  expect(complaints).toEqual(['No code uses "home.title".', 'client/a.tsx: there is no text "home.lost".'])
})

test('a key put together from parts is used', () => {
  const texts = { 'role.viewer': 'x', 'role.participant': 'y' }
  expect(complaintsAboutLocales({ ja: texts, en: texts }, { 'a.tsx': 't(`role.${role}`)' })).toEqual([])
})
