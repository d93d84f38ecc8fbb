import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { VersionOrder, VersionWork } from './versionWork.ts'

/** Does work on whole documents elsewhere: people who are on boards don't notice. Rejects as the work throws. */
export type VersionThread = <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => Promise<VersionWork[Work]>

/** What the thread says to each order. */
export type VersionAnswer = { result: unknown } | { failure: string }

// On a busy server there is a version to make every few seconds, and starting a thread takes longer than most of them.
const idleMs = 20_000

/** Works in a thread that ends when there is nothing to do for a while; one piece at a time, so that versions never fill the machine. */
export function createVersionThread(): VersionThread {
  let last: Promise<unknown> = Promise.resolve()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  async function work(order: VersionOrder): Promise<unknown> {
    clearTimeout(idle)
    worker ??= startWorker()
    try {
      const answer = await ask(worker, order)
      if ('failure' in answer) throw new Error(answer.failure)
      return answer.result
    } finally {
      idle = setTimeout(end, idleMs).unref()
    }
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./versionWorker.ts', import.meta.url))
    // It must not keep a server from ending.
    started.unref()
    const forget = (): void => {
      if (worker === started) worker = undefined
    }
    // Whoever waits for it hears of an error, too; without a listener it would end the server.
    started.on('error', forget)
    started.on('exit', forget)
    return started
  }

  function end(): void {
    void worker?.terminate()
    worker = undefined
  }

  return <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => {
    const working = last.then(() => work(order))
    last = working.catch(() => undefined)
    return working as Promise<VersionWork[Work]>
  }
}

/** Rejects when the thread fails or ends in the middle of it. */
async function ask(worker: Worker, order: VersionOrder): Promise<VersionAnswer> {
  const over = new AbortController()
  const { signal } = over
  try {
    worker.postMessage(order, [])
    const ended = once(worker, 'exit', { signal }).then(() => {
      throw new Error('The thread for versions has ended')
    })
    const [answer] = (await Promise.race([once(worker, 'message', { signal }), ended])) as [VersionAnswer]
    return answer
  } finally {
    over.abort()
  }
}
