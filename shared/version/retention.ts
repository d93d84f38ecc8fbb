import type { BoardVersion } from './boardVersion.ts'

type Kept = Pick<BoardVersion, 'id' | 'at' | 'name'>

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
const weekMs = 7 * dayMs

/**
 * How close together versions of a certain age lie: from `olderThanMs` on, one in each `everyMs`. Each span holds a whole number of
 * those before it, so that what is thinned stays thin.
 */
const ages = [
  { olderThanMs: 60 * dayMs, everyMs: weekMs },
  { olderThanMs: 2 * dayMs, everyMs: dayMs },
  { olderThanMs: 3 * hourMs, everyMs: hourMs },
] as const

/**
 * The versions that have served their time: of those without a name, the last in each span of its age is kept and the others go. Hours, days and
 * weeks are counted from 1970 in UTC. A version with a name is never among them, and decides about no other. Thinning often or once comes to the same.
 * @param now Milliseconds since 1970.
 */
export function versionsToRemove<Version extends Kept>(versions: readonly Version[], now: number): Version[] {
  const unnamed = versions.filter(({ name }) => name === '')
  const lastBySpan = new Map<string, Version>()
  for (const version of unnamed) {
    for (const { everyMs } of ages) {
      const span = spanOf(version, everyMs)
      const last = lastBySpan.get(span)
      if (!last || isLater(version, last)) lastBySpan.set(span, version)
    }
  }
  return unnamed.filter((version) => {
    const age = ages.find(({ olderThanMs }) => now - version.at > olderThanMs)
    return age !== undefined && lastBySpan.get(spanOf(version, age.everyMs)) !== version
  })
}

function spanOf({ at }: Kept, everyMs: number): string {
  return `${everyMs} ${Math.floor(at / everyMs)}`
}

function isLater(one: Kept, other: Kept): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at
}
