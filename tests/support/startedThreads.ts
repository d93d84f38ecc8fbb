import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'

/** The threads that are started from now on until the test ends. */
export function watchThreads(): { started: Worker[]; next(): Promise<Worker> } {
  const started: Worker[] = []
  const add = (worker: Worker): number => started.push(worker)
  process.on('worker', add)
  onTestFinished(() => void process.off('worker', add))
  return { started, next: async () => ((await once(process, 'worker')) as [Worker])[0] }
}
