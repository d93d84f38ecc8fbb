import { expect, test } from 'vitest'
import { nameLength, parseProfile, profileColors, tidyName } from '../../../client/device/profile.ts'
import { contrastOf } from '../../support/contrastOf.ts'

test('a name is kept without space around it and never longer than fits beside a cursor', () => {
  expect(tidyName('  田中　 さくら \n')).toBe('田中 さくら')
  expect(tidyName('   ')).toBe('')
  expect(Array.from(tidyName('𠮷'.repeat(100)))).toHaveLength(nameLength)
})

test('a profile that was tampered with is replaced, a nameless one is asked for its name again', () => {
  expect(parseProfile({ id: 'a', name: 'Ann', color: '#c8285a' })).toEqual({ id: 'a', name: 'Ann', color: '#c8285a' })
  expect(parseProfile({ id: 'a', name: ' ', color: '#c8285a' })).toEqual({ id: 'a', name: undefined, color: '#c8285a' })
  expect(parseProfile({ id: 'a', name: 'Ann', color: 'red;}' })).toBeUndefined()
  expect(parseProfile({ id: '', color: '#c8285a' })).toBeUndefined()
  expect(parseProfile(null)).toBeUndefined()
})

test('[LOOK-1] white letters on every person’s colour have a contrast of 4.5:1 or more', () => {
  for (const color of profileColors) expect(contrastOf('#ffffff', color), color).toBeGreaterThanOrEqual(4.5)
})
