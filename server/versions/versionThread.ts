import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { VersionOrder, VersionWork } from './versionWork.ts'

/** Does work on whole documents elsewhere: people who are on boards don't notice. Rejects as the work throws. */
export type VersionThread = <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => Promise<VersionWork[Work]>

/** Works in a thread that lives as long as a piece of work takes; one at a time, so that versions never fill the machine. */
export function createVersionThread(): VersionThread {
  let last: Promise<unknown> = Promise.resolve()
  return <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => {
    const working = last.then(() => workInThread(order))
    last = working.catch(() => undefined)
    return working as Promise<VersionWork[Work]>
  }
}

async function workInThread(order: VersionOrder): Promise<unknown> {
  const worker = new Worker(new URL('./versionWorker.ts', import.meta.url), { workerData: order })
  try {
    // An error in the thread rejects.
    const [result] = (await once(worker, 'message')) as [unknown]
    return result
  } finally {
    await worker.terminate()
  }
}
