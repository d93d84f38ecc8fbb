import type { ImportTarget } from '../../shared/import/importedContent.ts'
import type { ImportOrder } from './importWorker.ts'
import type { FileReading } from './readFile.ts'

/** Reads a file while the page goes on. Rejects when `signal` ends it. Whatever the thread falls over counts as damage. */
export function readInThread(file: File, target: ImportTarget, signal: AbortSignal): Promise<FileReading> {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' })
  const reading = new Promise<FileReading>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FileReading>) => resolve(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve({ kind: 'flawed', flaw: { is: 'damaged' } })
    })
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
    worker.postMessage({ file, target } satisfies ImportOrder)
  })
  return reading.finally(() => worker.terminate())
}
