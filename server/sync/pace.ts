const quietDeliveriesPerSecond = 2_000
const busyDeliveriesPerSecond = 16_000
const shortestGatherMs = 2
const longestGatherMs = 14

/**
 * How long edits are gathered before they go out, in milliseconds. A delivery is one edit or gesture for one person.
 * Quiet boards send at once. On busy ones a frame for several edits costs hardly more than a frame for one, and with the disk
 * and the writing it is one picture on a screen: nobody sees the difference.
 */
export function editGatherMs(deliveriesPerSecond: number): number {
  if (deliveriesPerSecond < quietDeliveriesPerSecond) return 0
  const share = (deliveriesPerSecond - quietDeliveriesPerSecond) / (busyDeliveriesPerSecond - quietDeliveriesPerSecond)
  return Math.min(longestGatherMs, shortestGatherMs + share * (longestGatherMs - shortestGatherMs))
}

const quietUpdatesPerSecond = 300
const busyUpdatesPerSecond = 1_000
const longestCommitGatherMs = 12

/**
 * How far apart commits begin, in milliseconds, whatever the boards would like: a commit costs the same for one update as
 * for fifty. When few updates come, one may follow upon the other.
 */
export function commitGatherMs(updatesPerSecond: number): number {
  const share = (updatesPerSecond - quietUpdatesPerSecond) / (busyUpdatesPerSecond - quietUpdatesPerSecond)
  return longestCommitGatherMs * Math.min(1, Math.max(0, share))
}

/**
 * How long presence is gathered, in milliseconds: slower than edits, and slower the more people there are to tell. A hall of
 * 200 costs everybody 200 cursors a time, and pages send theirs every 50 ms at the most.
 */
export function presenceGatherMs(people: number): number {
  return Math.min(45, 20 + people / 4)
}

/** Counts what happens, as a rate a second over the last one to two seconds. */
export interface RateMeter {
  add(count: number, now: number): void
  perSecond(now: number): number
}

/** A meter that has seen nothing yet. Times in milliseconds. */
export function createRateMeter(): RateMeter {
  let second = 0
  let current = 0
  let previous = 0
  function moveTo(now: number): void {
    const nowSecond = Math.floor(now / 1000)
    if (nowSecond === second) return
    previous = nowSecond === second + 1 ? current : 0
    current = 0
    second = nowSecond
  }
  return {
    add(count, now) {
      moveTo(now)
      current += count
    },
    perSecond(now) {
      moveTo(now)
      return Math.max(current, previous)
    },
  }
}
