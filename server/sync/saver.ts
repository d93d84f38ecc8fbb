import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import { noMetrics, type Metrics } from '../metrics/metrics.ts'
import type { BoardStore, BoardUpdate } from '../store/boardStore.ts'
import { commitGatherMs, createRateMeter } from './pace.ts'

/** Brings the updates of all boards to disk: many in one commit, in the order they came, again and again until it works. */
export interface Saver {
  /** Whether `bytes` more may be queued. While the disk fails the queue grows, and memory has an end. */
  hasRoom(bytes: number): boolean
  /**
   * Queues an update. `onSaved` is called with its sequence once it is on disk. `dueAt` tells until when nobody waits for
   * that, in milliseconds since 1970: what goes out gathered is committed gathered, in one wait instead of two.
   */
  append(update: BoardUpdate, onSaved: (sequence: number) => void, dueAt?: () => number): void
  /** What waits for the disk. */
  queued(): { updates: number; bytes: number }
  /** Resolves when nothing of that board is waiting any more. */
  settled(boardId: BoardId): Promise<void>
}

type Entry = { update: BoardUpdate; onSaved: (sequence: number) => void; dueAt: () => number }

// So that one commit stays far below a second even on a slow disk.
const commitUpdates = 2_000
const commitBytes = 4 * 1024 * 1024
// What may wait in memory while the disk fails. Counted, too: a hundred bytes of update take several hundred of memory.
const queuedBytesBound = 64 * 1024 * 1024
const queuedUpdatesBound = 200_000
const firstRetryMs = 100
const longestRetryMs = 5_000

/** A saver for all boards of a store. */
export function createSaver(options: {
  store: Pick<BoardStore, 'append'>
  clock: Clock
  log: Log
  metrics?: Pick<Metrics, 'updateSaved' | 'savingFailed'>
}): Saver {
  const { store, clock, log, metrics = noMetrics } = options
  let queue: Entry[] = []
  let queuedBytes = 0
  let lastCommitAt = -Infinity
  let failures = 0
  let isPumping = false
  let sleep: { until: number; timer: Timer; wake: () => void } | undefined
  const meter = createRateMeter()
  const waiting = new Set<{ boardId: BoardId; resolve: () => void }>()

  async function pump(): Promise<void> {
    if (isPumping) return
    isPumping = true
    // What else comes in during this very moment goes into the same commit.
    await Promise.resolve()
    while (queue.length > 0) {
      if (failures > 0) await sleepUntil(clock.now() + retryMs(failures))
      else while (commitAt() > clock.now()) await sleepUntil(commitAt())
      lastCommitAt = clock.now()
      // One board that can't be saved must not hold up the others: after a failure each board is tried by itself.
      const batches = failures > 0 ? byBoard(queue) : [batchOf(queue)]
      let failed = false
      for (const batch of batches) {
        if (!(await commit(batch))) failed = true
      }
      failures = failed ? failures + 1 : 0
    }
    isPumping = false
  }

  /** When the next commit begins: when the first update is due, and not too soon after the last commit. */
  function commitAt(): number {
    const firstDueAt = queue.reduce((first, { dueAt }) => Math.min(first, dueAt()), Infinity)
    return Math.max(firstDueAt, lastCommitAt + commitGatherMs(meter.perSecond(clock.now())))
  }

  async function sleepUntil(until: number): Promise<void> {
    await new Promise<void>((resolve) => {
      sleep = { until, timer: clock.setTimeout(resolve, Math.max(0, until - clock.now())), wake: resolve }
    })
    sleep = undefined
  }

  /** Something has come that can't wait as long as what was there. */
  function wakeFor(dueAt: number): void {
    if (!sleep || failures > 0 || dueAt >= sleep.until) return
    clock.clearTimeout(sleep.timer)
    sleep.wake()
  }

  async function commit(batch: Entry[]): Promise<boolean> {
    let sequences: number[]
    try {
      sequences = await store.append(batch.map(({ update }) => update))
      if (sequences.length !== batch.length) throw new Error('The store did not number every update')
    } catch (error) {
      metrics.savingFailed()
      log.error({ err: error, failures: failures + 1, queuedUpdates: queue.length, queuedBytes }, 'saving failed, trying again')
      return false
    }
    const done = new Set(batch)
    const savedAt = clock.now()
    queue = queue.filter((entry) => !done.has(entry))
    batch.forEach(({ update, onSaved }, index) => {
      queuedBytes -= update.update.length
      metrics.updateSaved(savedAt - update.at)
      onSaved(must(sequences[index], 'the store numbers every update'))
    })
    tellSettled()
    return true
  }

  function tellSettled(): void {
    for (const waiter of waiting) {
      if (isWaiting(waiter.boardId)) continue
      waiting.delete(waiter)
      waiter.resolve()
    }
  }

  const isWaiting = (boardId: BoardId): boolean => queue.some(({ update }) => update.boardId === boardId)

  return {
    hasRoom: (bytes) => queue.length < queuedUpdatesBound && queuedBytes + bytes <= queuedBytesBound,
    append(update, onSaved, dueAt = () => 0) {
      queue.push({ update, onSaved, dueAt })
      queuedBytes += update.update.length
      meter.add(1, clock.now())
      wakeFor(dueAt())
      void pump()
    },
    queued: () => ({ updates: queue.length, bytes: queuedBytes }),
    settled(boardId) {
      return isWaiting(boardId) ? new Promise((resolve) => waiting.add({ boardId, resolve })) : Promise.resolve()
    },
  }
}

function batchOf(entries: Entry[]): Entry[] {
  let bytes = 0
  const end = entries.findIndex(
    ({ update }, index) => index >= commitUpdates || (index > 0 && (bytes += update.update.length) > commitBytes),
  )
  return end < 0 ? [...entries] : entries.slice(0, end)
}

function byBoard(entries: Entry[]): Entry[][] {
  const entriesByBoardId = new Map<BoardId, Entry[]>()
  for (const entry of entries) {
    const known = entriesByBoardId.get(entry.update.boardId)
    if (known) known.push(entry)
    else entriesByBoardId.set(entry.update.boardId, [entry])
  }
  return [...entriesByBoardId.values()].map(batchOf)
}

function retryMs(failures: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1))
}
