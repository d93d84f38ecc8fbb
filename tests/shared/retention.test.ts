import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import { versionsToRemove } from '../../shared/version/retention.ts'

type Version = { id: VersionId; at: number; name: string }

const hour = 60 * 60 * 1000
const day = 24 * hour
const now = Date.UTC(2026, 10, 25, 12)

const versions: fc.Arbitrary<Version[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 500 }).map((number) => `version-${String(number).padStart(4, '0')}` as VersionId),
    // Many of them close together, some from long ago.
    at: fc
      .oneof(fc.integer({ min: 0, max: 6 * hour }), fc.integer({ min: 0, max: 5 * day }), fc.integer({ min: 0, max: 400 * day }))
      .map((age) => now - age),
    name: fc.constantFrom('', '', '', 'after discussion'),
  }),
  { selector: ({ id }) => id, maxLength: 120 },
)
const later = fc.oneof(fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: 0, max: 200 * day }))

function kept(all: readonly Version[], at: number): Version[] {
  const removed = new Set(versionsToRemove(all, at))
  return all.filter((version) => !removed.has(version))
}

test('[VERSION-4] a version with a name is never removed, and changes nothing about the others', () => {
  fc.assert(
    fc.property(versions, later, (all, after) => {
      expect(versionsToRemove(all, now + after).every(({ name }) => name === '')).toBe(true)
      const unnamed = all.filter(({ name }) => name === '')
      expect(versionsToRemove(all, now + after)).toEqual(versionsToRemove(unnamed, now + after))
    }),
  )
})

test('[VERSION-4] thinning again changes nothing, and thinning often comes to the same as thinning once', () => {
  fc.assert(
    fc.property(versions, later, later, (all, first, second) => {
      const once = kept(all, now + first)
      expect(kept(once, now + first)).toEqual(once)
      expect(kept(once, now + first + second)).toEqual(kept(all, now + first + second))
    }),
  )
})

test('[VERSION-4] what is kept later was kept before: nothing that is gone would be wanted back', () => {
  fc.assert(
    fc.property(versions, later, later, (all, first, second) => {
      const soon = new Set(kept(all, now + first))
      expect(kept(all, now + first + second).every((version) => soon.has(version))).toBe(true)
    }),
  )
})

test('[VERSION-3] all of the last three hours stay, then one an hour for two days, one a day for sixty, one a week from then on', () => {
  const all = Array.from({ length: (100 * day) / (10 * 60 * 1000) }, (_, n): Version => {
    return { id: `version-${String(n).padStart(6, '0')}` as VersionId, at: now - n * 10 * 60 * 1000, name: '' }
  })
  const left = kept(all, now)
  const between = (from: number, to: number): number => left.filter(({ at }) => now - at > from && now - at <= to).length
  expect(left.filter(({ at }) => now - at <= 3 * hour)).toHaveLength(19)
  expect(between(3 * hour, 2 * day)).toBe(45)
  expect(between(2 * day, 60 * day)).toBe(58)
  expect(between(60 * day, 100 * day)).toBe(6)
  // The last of its day, in UTC.
  const old = left.find(({ at }) => now - at > 5 * day)
  expect(new Date(old?.at ?? 0).toISOString().slice(11)).toBe('23:50:00.000Z')
})

test('[VERSION-3] the newest is kept however old it is', () => {
  fc.assert(
    fc.property(versions, later, (all, after) => {
      const unnamed = all.filter(({ name }) => name === '')
      fc.pre(unnamed.length > 0)
      const newest = unnamed.reduce((one, other) => (other.at > one.at || (other.at === one.at && other.id > one.id) ? other : one))
      expect(kept(all, now + after)).toContain(newest)
    }),
  )
})
