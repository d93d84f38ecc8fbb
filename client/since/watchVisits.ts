import type { Readable } from '../sync/readable.ts'
import type { Clock, Timer } from '../sync/clock.ts'
import { isLongAway, type SeenBoard } from '../../shared/version/sinceLastVisit.ts'

/** What visits are known from. */
export type VisitOptions = {
  /** Whether the board is on the canvas as the server has it. */
  isPresent: Readable<boolean>
  /** Whether somebody can see the page. */
  isVisible: Readable<boolean>
  /** What is on the canvas now. */
  show: () => Omit<SeenBoard, 'at'>
  /** Calls `listener` after changes of it. */
  subscribe: (listener: () => void) => () => void
  read: () => Promise<SeenBoard | undefined>
  write: (seen: SeenBoard) => Promise<void>
  /** Somebody is back after a while away, to whom this was on the board. Answers whether there was anything to tell. */
  onReturn: (seen: SeenBoard) => boolean
  clock: Clock
}

/**
 * A browser that is ended without a word loses this much at most, and the more there is to write the longer: a board of 5,000 notes is three
 * megabytes each time, for hours.
 */
const writeAfterMs = 20_000
const writeAfterMsARecord = 10
/** A machine that has slept learns in this time that its connection is dead, and gets what it has missed by the next. */
const untoldMs = 60_000

/**
 * Keeps what was seen of a board last, and tells when somebody is back: at the opening of the page, or when it is looked at again. What
 * nobody has seen (a hidden page, a board that hasn't come from the server yet) is not kept as seen. Returns the way to stop, which keeps it once more.
 */
export function watchVisits(options: VisitOptions): () => void {
  const { isPresent, isVisible, show, read, write, onReturn, clock } = options
  /** Here: what is on the canvas is being seen. */
  let state: 'away' | 'coming' | 'here' = 'away'
  let waiting: Timer | undefined
  let keptRecords = 0
  let untold: { seen: SeenBoard; until: number } | undefined
  let isStopped = false

  const stops = [isPresent.subscribe(onChange), isVisible.subscribe(onChange), options.subscribe(writeSoon)]
  onChange()
  return () => {
    if (state === 'here') keep()
    isStopped = true
    stopWaiting()
    for (const stop of stops) stop()
  }

  function onChange(): void {
    if (!isVisible.get()) return leave()
    if (!isPresent.get()) return
    if (state === 'away') void come()
    else tellUntold()
  }

  async function come(): Promise<void> {
    state = 'coming'
    const seen = await read()
    if (isStopped || state !== 'coming') return
    if (!isPresent.get()) {
      state = 'away'
      return
    }
    state = 'here'
    if (seen && isLongAway(seen.at, clock.now())) {
      untold = { seen, until: clock.now() + untoldMs }
      tellUntold()
    }
    keep()
  }

  function leave(): void {
    if (state === 'here') keep()
    state = 'away'
    untold = undefined
    stopWaiting()
  }

  function tellUntold(): void {
    if (untold && (clock.now() > untold.until || onReturn(untold.seen))) untold = undefined
  }

  function writeSoon(): void {
    if (state === 'here') waiting ??= clock.setTimeout(keep, writeAfterMs + keptRecords * writeAfterMsARecord)
  }

  function keep(): void {
    stopWaiting()
    const shown = show()
    keptRecords = shown.records.length
    void write({ ...shown, at: clock.now() })
  }

  function stopWaiting(): void {
    if (waiting) clock.clearTimeout(waiting)
    waiting = undefined
  }
}
