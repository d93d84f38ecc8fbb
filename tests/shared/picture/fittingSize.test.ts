import { expect, test } from 'vitest'
import { fittingSize, textSizes } from '../../../shared/picture/fittingSize.ts'

// As wide as high: every 10 pixels of size put ten letters into a line of 160, and a line takes 1.35 of the size.
const linesOf = (letters: number, size: number) => Math.ceil(letters / Math.floor(160 / size))
const fitsWith = (letters: number) => (size: number) => ({ fits: linesOf(letters, size) * size * 1.35 <= 168 })

test('[NOTE-3] a longer text gets smaller letters, down to 16 pixels and no further', () => {
  expect(textSizes(22)).toEqual([22, 20, 18, 16])
  expect(textSizes(18)).toEqual([18, 16])
  expect(textSizes(32).at(-1)).toBe(16)
  const sizes = [10, 30, 40, 60, 70].map((letters) => fittingSize(textSizes(22), fitsWith(letters))?.size)
  expect(sizes).toEqual([22, 22, 20, 16, 16])
  // Then the note grows.
  expect(fittingSize(textSizes(22), fitsWith(200))).toBeUndefined()
})
