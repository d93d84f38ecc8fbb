import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { Clock, Timer } from '../clock.ts'
import type { Answer } from './answerOrders.ts'

/** Has an order carried out in a thread. Rejects as the work throws, when the thread ends of it, and once the server stops. */
export type InThread<Order, Result> = (order: Order) => Promise<Result>

/** The threads for work that takes so long that people on boards would notice. */
export interface Threads {
  /**
   * A thread for what `file` does (see answerOrders.ts), one order after the other. It starts with the first one, and ends when none has
   * come for a while; one that has failed is replaced. `fresh`: each order has a thread of its own.
   */
  open<Order, Result>(file: URL, options?: { fresh: boolean }): InThread<Order, Result>
  /** Ends all of them, whatever they are at; none starts again. */
  end(): Promise<void>
}

// Starting one takes longer than most of what it does; kept, it holds what it has loaded.
const idleMs = 20_000

/** A thread may use so much and no more: what is hostile, or larger than we thought, ends the thread and not the server. */
const memoryMb = 2048
// With a large nursery V8 may find no memory for it before it finds that the limit is reached, and end the process.
const nurseryMb = 12

/** No thread yet. */
export function createThreads({ clock, mostMb = memoryMb }: { clock: Clock; mostMb?: number }): Threads {
  const working = new Set<Worker>()
  let hasEnded = false

  function start(file: URL): Worker {
    if (hasEnded) throw new Error('No thread is started any more: the server stops')
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: mostMb, maxYoungGenerationSizeMb: nurseryMb } })
    // It must not keep a server from ending.
    worker.unref()
    working.add(worker)
    const forget = (): boolean => working.delete(worker)
    // Whoever waits for it hears of an error, too; without a listener it would end the server.
    worker.on('error', forget)
    worker.on('exit', forget)
    return worker
  }

  return {
    open<Order, Result>(file: URL, { fresh } = { fresh: false }): InThread<Order, Result> {
      const inTurn = pLimit(1)
      let worker: Worker | undefined
      let idle: Timer | undefined

      async function carryOut(order: Order): Promise<Result> {
        if (idle) clock.clearTimeout(idle)
        if (!worker || !working.has(worker)) worker = start(file)
        try {
          return (await ask(worker, order)) as Result
        } finally {
          if (fresh) await end()
          else idle = clock.setTimeout(() => void end(), idleMs)
        }
      }

      async function end(): Promise<void> {
        const ending = worker
        worker = undefined
        await ending?.terminate()
      }

      return (order) => inTurn(() => carryOut(order))
    },
    async end() {
      hasEnded = true
      await Promise.all([...working].map((worker) => worker.terminate()))
    },
  }
}

async function ask(worker: Worker, order: unknown): Promise<unknown> {
  const over = new AbortController()
  const { signal } = over
  try {
    worker.postMessage(order, [])
    const exit = once(worker, 'exit', { signal }).then(() => {
      throw new Error('The thread ended in the middle of its work')
    })
    // An error in the thread rejects.
    const [answer] = (await Promise.race([once(worker, 'message', { signal }), exit])) as [Answer]
    if ('failure' in answer) throw answer.failure
    return answer.result
  } finally {
    over.abort()
  }
}
