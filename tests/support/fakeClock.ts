import type { Clock, Timer } from '../../server/clock.ts'

/** A clock that stands still until it is turned. */
export interface FakeClock extends Clock {
  /** Lets `milliseconds` pass and runs what falls due, in order. Promises settle between two timers. */
  turn(milliseconds: number): Promise<void>
  /** The machine sleeps: time passes, and nothing runs until the clock is turned again. */
  sleep(milliseconds: number): void
}

type FakeTimer = { at: number; order: number; run: () => void }

/** A new clock. `startsAt`: milliseconds since 1970. */
export function createFakeClock(startsAt = 1_700_000_000_000): FakeClock {
  let now = startsAt
  let order = 0
  const timers = new Set<FakeTimer>()

  return {
    now: () => now,
    setTimeout(run, delayMs) {
      const timer = { at: now + Math.max(0, delayMs), order: ++order, run }
      timers.add(timer)
      return timer
    },
    clearTimeout(timer: Timer) {
      timers.delete(timer as FakeTimer)
    },
    sleep(milliseconds) {
      now += milliseconds
    },
    async turn(milliseconds) {
      const end = now + milliseconds
      await settle()
      for (let next = nextTimer(timers, end); next; next = nextTimer(timers, end)) {
        now = Math.max(now, next.at)
        timers.delete(next)
        next.run()
        await settle()
      }
      now = end
    },
  }
}

/** Lets everything run that waits for no timer: promises, and promises that those start. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve))
}

function nextTimer(timers: Iterable<FakeTimer>, end: number): FakeTimer | undefined {
  let next: FakeTimer | undefined
  for (const timer of timers) {
    if (timer.at > end) continue
    if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
  }
  return next
}
