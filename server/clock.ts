/** A timer that was set and can be cleared. Opaque: only the clock that gave it knows what it is. */
export type Timer = object

/** Time as the server sees it. Injected, so that tests can hold it still and turn it on. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `run` once after `delayMs`. Does not keep the process alive by itself. */
  setTimeout(run: () => void, delayMs: number): Timer
  clearTimeout(timer: Timer): void
}

/** The clock on the wall. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Open sockets keep the server alive; a forgotten timer must not.
  setTimeout: (run, delayMs) => setTimeout(run, delayMs).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
}
