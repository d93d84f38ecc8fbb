import type { Clock, Timer } from '../clock.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { createRateMeter, editGatherMs } from './pace.ts'
import type { Member } from './member.ts'

/**
 * What a room is about to send, in order. Nothing leaves before the changes it shows are on disk, so that what somebody
 * has seen survives a crash; but when the disk takes longer than people would, it leaves anyway.
 */
export interface Outbox {
  /** The room's change `number`, from a member or (a clean-up) from nobody. */
  addChange(number: number, update: Uint8Array, from: Member | undefined): void
  /** Frames for one member that show the document through change `number`. */
  addAnswer(number: number, member: Member, frames: Uint8Array[]): void
  /** A frame of a member's gesture; the newest one stands for those before. */
  addGesture(number: number, from: Member, frame: Uint8Array, isEnd: boolean): void
  /** When the next changes may leave, in milliseconds since 1970: until then nobody waits for the disk. */
  dueAt(): number
  /** Resolves to true when what shows the document through change `number` may leave; to false when the outbox is stopped before. */
  whenReleased(number: number): Promise<boolean>
  /** The changes through `number` are on disk. */
  release(number: number): void
  stop(): void
}

/** What goes out together: first the answers, then the changes, then the gestures. */
export type Outgoing = {
  answers: OutgoingAnswer[]
  changes: OutgoingChange[]
  gestures: OutgoingGesture[]
}
/** `at`, here and below: since when it waits, in milliseconds since 1970. */
export type OutgoingAnswer = { number: number; member: Member; frames: Uint8Array[]; at: number }
export type OutgoingChange = { number: number; update: Uint8Array; from: Member | undefined; at: number }
export type OutgoingGesture = { number: number; from: Member; frame: Uint8Array; isEnd: boolean; at: number }

// Long enough for any healthy disk (a commit takes a few milliseconds), short enough that people don't take the board for dead.
const patienceMs = 250

/** An outbox. `people` is how many will get what `deliver` is given. `guard` wraps what runs off a timer. */
export function createOutbox(options: {
  clock: Clock
  metrics: Pick<Metrics, 'updateRelayed'>
  people: () => number
  deliver: (outgoing: Outgoing) => void
  guard: (run: () => void) => () => void
}): Outbox {
  const { clock, metrics, people, deliver, guard } = options
  const meter = createRateMeter()
  let answers: Outgoing['answers'] = []
  let changes: OutgoingChange[] = []
  const gestureByMember = new Map<Member, OutgoingGesture>()
  let waiting: { number: number; resolve: (isReleased: boolean) => void }[] = []
  let newest = 0
  let released = 0
  let flushTimer: Timer | undefined
  let patienceTimer: Timer | undefined

  function entered(number: number): void {
    newest = Math.max(newest, number)
    if (number <= released) flushSoon()
    else watchDisk()
  }

  function watchDisk(): void {
    if (patienceTimer || newest <= released) return
    const watched = newest
    patienceTimer = clock.setTimeout(
      guard(() => {
        patienceTimer = undefined
        if (released < watched) release(newest)
        else watchDisk()
      }),
      patienceMs,
    )
  }

  const isReady = ({ number }: { number: number }): boolean => number <= released

  function release(number: number): void {
    released = Math.max(released, number)
    for (const { number: awaited, resolve } of waiting) if (awaited <= released) resolve(true)
    waiting = waiting.filter((waiter) => waiter.number > released)
    // Leaving with nothing would put off what comes next.
    if (answers.some(isReady) || changes.some(isReady) || [...gestureByMember.values()].some(isReady)) flushSoon()
  }

  function flushSoon(): void {
    if (flushTimer) return
    const waitMs = dueAt() - clock.now()
    if (waitMs <= 0) flush()
    else flushTimer = clock.setTimeout(guard(flush), waitMs)
  }

  /** Counted from what waits longest, not from the last time: as late at the latest, and fewer frames for the same lateness. */
  function dueAt(): number {
    const now = clock.now()
    const gestures = [...gestureByMember.values()]
    const waitingSince = Math.min(answers[0]?.at ?? now, changes[0]?.at ?? now, ...gestures.map(({ at }) => at))
    return waitingSince + editGatherMs(meter.perSecond(now))
  }

  function flush(): void {
    flushTimer = undefined
    const now = clock.now()
    const outgoing = {
      answers: answers.filter(isReady),
      changes: changes.filter(isReady),
      gestures: [...gestureByMember.values()].filter(isReady),
    }
    answers = answers.filter((entry) => !isReady(entry))
    changes = changes.filter((entry) => !isReady(entry))
    for (const { from } of outgoing.gestures) gestureByMember.delete(from)
    meter.add((outgoing.changes.length + outgoing.gestures.length) * people(), now)
    deliver(outgoing)
    for (const { at } of outgoing.changes) metrics.updateRelayed(now - at)
  }

  return {
    addChange(number, update, from) {
      changes.push({ number, update, from, at: clock.now() })
      entered(number)
    },
    addAnswer(number, member, frames) {
      answers.push({ number, member, frames, at: clock.now() })
      entered(number)
    },
    addGesture(number, from, frame, isEnd) {
      const at = gestureByMember.get(from)?.at ?? clock.now()
      gestureByMember.set(from, { number, from, frame, isEnd, at })
      entered(number)
    },
    dueAt,
    whenReleased(number) {
      if (number <= released) return Promise.resolve(true)
      newest = Math.max(newest, number)
      watchDisk()
      return new Promise((resolve) => waiting.push({ number, resolve }))
    },
    release,
    stop() {
      if (flushTimer) clock.clearTimeout(flushTimer)
      if (patienceTimer) clock.clearTimeout(patienceTimer)
      for (const { resolve } of waiting.splice(0)) resolve(false)
    },
  }
}
