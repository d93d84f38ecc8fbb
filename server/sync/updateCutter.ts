import type { Log } from '../log.ts'
import type { Threads } from '../threads/threads.ts'

/** Cuts a document into pieces (see cutUpdate.ts) elsewhere. Undefined when it is better applied in one go. Never rejects. */
export type CutUpdate = (update: Uint8Array) => Promise<Uint8Array[] | undefined>

// Less is in memory before a thread has started.
const largeBytes = 256 * 1024

/** Cuts large documents in a thread; one at a time, so that they never fill the machine. */
export function createUpdateCutter(threads: Threads, log: Log): CutUpdate {
  const cut = threads.open<Uint8Array, Uint8Array[] | undefined>(new URL('./updateCutterWorker.ts', import.meta.url))
  return async (update) => {
    if (update.length < largeBytes) return undefined
    try {
      return await cut(update)
    } catch (error) {
      log.error({ err: error }, 'a large document could not be cut; it is brought into memory in one go')
      return undefined
    }
  }
}
