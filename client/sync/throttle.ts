import type { Clock, Timer } from './clock.ts'

export interface Throttle {
  /** Runs now, or when the interval since the last run is over. Calls in between are one. */
  call(): void
  /** Forgets a run that is due. */
  cancel(): void
}

/** Runs `run` at most once every `intervalMs`, the last call always counting. */
export function createThrottle(clock: Clock, intervalMs: number, run: () => void): Throttle {
  let lastRun = -Infinity
  let timer: Timer | undefined
  const runNow = (): void => {
    timer = undefined
    lastRun = clock.now()
    run()
  }
  return {
    call() {
      if (timer) return
      // A clock that was put back must not make this one wait for as long.
      const wait = Math.min(intervalMs, lastRun + intervalMs - clock.now())
      if (wait <= 0) runNow()
      else timer = clock.setTimeout(runNow, wait)
    },
    cancel() {
      if (timer) clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
