import { expect, test } from 'vitest'
import { longestSide, pixelsOf } from '../../../client/export/pictureOptions.ts'

test('[EXPORT-8] a picture has the size that was asked for, or the largest that browsers draw, and says so', () => {
  expect(pixelsOf({ w: 2656, h: 1756 }, 2)).toEqual({ w: 5312, h: 3512, scale: 2, isLess: false })
  const large = pixelsOf({ w: 8_000, h: 1_000 }, 4)
  expect(large).toEqual({ w: longestSide, h: 2_000, scale: 2, isLess: true })
})
