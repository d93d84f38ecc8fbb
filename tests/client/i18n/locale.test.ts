import { expect, test } from 'vitest'
import { preferredLocale } from '../../../client/i18n/locale.ts'

test('the page speaks the first of the browser’s languages that it knows, else English', () => {
  expect(preferredLocale(['ja-JP', 'en-US'])).toBe('ja')
  expect(preferredLocale(['de-DE', 'ja', 'en'])).toBe('ja')
  expect(preferredLocale(['EN-gb'])).toBe('en')
  expect(preferredLocale(['fr', 'de'])).toBe('en')
  expect(preferredLocale([])).toBe('en')
})
