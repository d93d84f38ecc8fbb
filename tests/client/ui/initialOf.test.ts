import { expect, test } from 'vitest'
import { initialOf } from '../../../client/ui/initialOf.ts'

test('a person’s disc shows the first letter as people see it, not half a character', () => {
  expect(initialOf('  ann')).toBe('A')
  expect(initialOf('田中さくら')).toBe('田')
  expect(initialOf('𠮷田')).toBe('𠮷')
  expect(initialOf('カ\u3099き')).toBe('カ\u3099')
  expect(initialOf('ｶﾞく')).toBe('ｶﾞ')
  expect(initialOf('👩‍👩‍👧 family')).toBe('👩‍👩‍👧')
  expect(initialOf('')).toBe('')
})
