import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'

/** Cuts a document into pieces (see cutUpdate.ts) elsewhere. Undefined when it is better applied in one go. Never rejects. */
export type CutUpdate = (update: Uint8Array) => Promise<Uint8Array[] | undefined>

// Less is in memory before a thread has started.
const largeBytes = 256 * 1024

/** Cuts large documents in a thread that lives as long as that takes; one at a time, so that they never fill the machine. */
export function createUpdateCutter(log: Log): CutUpdate {
  let last: Promise<unknown> = Promise.resolve()

  return async (update) => {
    if (update.length < largeBytes) return undefined
    const cutting = last.then(() => cutInThread(update))
    last = cutting.catch(() => undefined)
    try {
      return await cutting
    } catch (error) {
      log.error({ err: error }, 'a large document could not be cut; it is brought into memory in one go')
      return undefined
    }
  }
}

async function cutInThread(update: Uint8Array): Promise<Uint8Array[] | undefined> {
  const worker = new Worker(new URL('./updateCutterWorker.ts', import.meta.url), { workerData: update })
  try {
    // An error in the thread rejects.
    const [pieces] = (await once(worker, 'message')) as [Uint8Array[] | undefined]
    return pieces
  } finally {
    await worker.terminate()
  }
}
