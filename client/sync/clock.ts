/** A timer that was set and can be cleared. Opaque: only the clock that gave it knows what it is. */
export type Timer = object

/** Time as the page sees it. Injected, so that tests can hold it still and turn it on. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `run` once after `delayMs`. */
  setTimeout(run: () => void, delayMs: number): Timer
  clearTimeout(timer: Timer): void
}

/** The clock on the wall. */
export const browserClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => ({ handle: setTimeout(run, delayMs) }),
  clearTimeout: (timer) => clearTimeout((timer as { handle: ReturnType<typeof setTimeout> }).handle),
}
