import type { BoardVersion } from '../../shared/version/boardVersion.ts'

/** Versions of one day by this device's calendar, the newest first. */
export type VersionDay = { first: BoardVersion; versions: BoardVersion[] }

/** The days on which versions were made, the newest first. `versions`: the oldest first. */
export function daysOf(versions: readonly BoardVersion[]): VersionDay[] {
  const days: VersionDay[] = []
  for (const version of versions.toReversed()) {
    const day = days.at(-1)
    if (day && isSameDay(day.first.at, version.at)) day.versions.push(version)
    else days.push({ first: version, versions: [version] })
  }
  return days
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
