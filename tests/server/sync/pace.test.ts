import { expect, test } from 'vitest'
import { commitGatherMs, editGatherMs, presenceGatherMs } from '../../../server/sync/pace.ts'

test('[PACE-1] quiet boards send at once, and busy ones gather for one picture on a screen at the most', () => {
  expect(editGatherMs(0)).toBe(0)
  expect(editGatherMs(1_999)).toBe(0)
  const paces = [2_000, 4_000, 16_000, 40_000, 1_000_000].map(editGatherMs)
  expect(paces).toEqual(paces.toSorted((a, b) => a - b))
  expect(paces.at(0)).toBe(2)
  expect(paces.at(-1)).toBe(14)
})

test('[PACE-2] commits follow upon each other while few changes come, and are a few milliseconds apart when many do', () => {
  expect(commitGatherMs(0)).toBe(0)
  expect(commitGatherMs(200)).toBe(0)
  expect(commitGatherMs(500)).toBeGreaterThan(2)
  expect(commitGatherMs(1_000_000)).toBe(12)
})

test('[PACE-3] presence is slower than edits, slower the more people there are, and never slower than pages send it', () => {
  expect(presenceGatherMs(2)).toBeGreaterThan(16)
  expect(presenceGatherMs(40)).toBeGreaterThan(presenceGatherMs(2))
  expect(presenceGatherMs(200)).toBe(45)
})
