import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock } from '../clock.ts'
import { decodeChange, type Change } from './change.ts'
import { createTokenBucket } from './tokenBucket.ts'

/** Takes a member's update apart, or says why its session ends. */
export type ChangeReader = (update: Uint8Array) => Change | CloseReason

// What people do by hand: a note, a paragraph, a long stroke. It is not counted, so that somebody else's flood never holds it up.
const smallChangeEntries = 200
// One entry can hold millions of values. A kilobyte of them takes as long as some entries do.
const bytesPerEntry = 64

/**
 * The reader of one room. Looking at a large change takes everybody's time, whether it is taken or not, and whoever is sent away
 * for one can come back with the next: so the large ones of all members together have a rate, and what is over it isn't read on.
 */
export function createChangeReader({ clock, limits }: { clock: Clock; limits: Limits }): ChangeReader {
  const bucket = createTokenBucket(limits.changeEntriesPerSecond, clock.now(), limits.changeEntries)
  return (update) => {
    const now = clock.now()
    const bound = Math.min(limits.changeEntries, Math.max(smallChangeEntries, Math.floor(bucket.level(now))))
    const tooMuch = bound < limits.changeEntries ? 'tooManyMessages' : 'messageTooLarge'
    const leastEntries = update.length / bytesPerEntry
    if (leastEntries > bound) return tooMuch
    const change = decodeChange(update, bound)
    const entries = Math.min(bound, Math.max(change.entries, leastEntries))
    if (entries > smallChangeEntries) bucket.take(entries, now)
    if (!('problem' in change)) return change
    return change.problem === 'bad' ? 'badMessage' : tooMuch
  }
}
