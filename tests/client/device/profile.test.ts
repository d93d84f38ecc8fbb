import { expect, test } from 'vitest'
import { nameLength, parseProfile, profileColors, tidyName } from '../../../client/device/profile.ts'

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
  for (const color of profileColors) expect(1.05 / (luminanceOf(color) + 0.05), color).toBeGreaterThanOrEqual(4.5)
})

// Relative luminance, WCAG 2.2.
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
