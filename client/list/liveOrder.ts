import type { LiveNotes } from '../notes/liveNotes.ts'
import { browserClock, type Clock } from '../sync/clock.ts'
import { createThrottle } from '../sync/throttle.ts'
import type { Arrangement } from './arrangement.ts'
import { ListOrder } from './listOrder.ts'

/** The rows of a list, live. */
export interface LiveOrder {
  /** The rows' ids; the same array until rows come, go or change their places. */
  ids(): readonly string[]
  indexOf(id: string): number | undefined
  arrange(arrangement: Arrangement): void
  /** The row in a hand keeps its place; undefined: none is in a hand. */
  hold(id: string | undefined): void
  subscribe(listener: () => void): () => void
  /** Follows the notes until the returned function is called. */
  start(): () => void
}

/** While others drag, rows change their places no more often than eyes can follow. What stands in the rows is always as it is. */
const settleMs = 500

/** Keeps the rows of `notes` in order. */
export function createLiveOrder(notes: LiveNotes, first: Arrangement, clock: Clock = browserClock): LiveOrder {
  let arrangement = first
  const order = new ListOrder(arrangement)
  const listeners = new Set<() => void>()
  const changed = new Set<string>()
  const throttle = createThrottle(clock, settleMs, settle)
  let ids: readonly string[] | undefined
  order.arrange(arrangement, notes.all())

  return {
    ids: () => (ids ??= [...order.ids]),
    indexOf: order.indexOf.bind(order),
    arrange(next) {
      if (next === arrangement) return
      arrangement = next
      arrangeAll()
    },
    hold(id) {
      if (order.hold(id, id === undefined ? undefined : notes.get(id))) tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      const stop = notes.subscribe((changes) => {
        let isUrgent = false
        for (const [id, { before, after }] of changes.notes) {
          changed.add(id)
          isUrgent ||= !before || !after
        }
        if (isUrgent) settle()
        else throttle.call()
      })
      arrangeAll()
      return () => {
        stop()
        throttle.cancel()
      }
    },
  }

  function arrangeAll(): void {
    changed.clear()
    order.arrange(arrangement, notes.all())
    tell()
  }

  function settle(): void {
    let isOther = false
    for (const id of changed) isOther = order.place(id, notes.get(id)) || isOther
    changed.clear()
    if (isOther) tell()
  }

  function tell(): void {
    ids = undefined
    for (const listener of listeners) listener()
  }
}
