import type { PrintReply, PrintRequest } from './printWorker.ts'

/** Something that is made beside the page: `bytes` resolves to undefined when it was called off, and rejects when it can't be made. */
export type PrintJob = { bytes: Promise<Uint8Array<ArrayBuffer> | undefined>; cancel(): void }

/** Makes something that needs fonts beside the page, which goes on working meanwhile. `onProgress`: how much of it is done, 0 to 1. */
export function startPrintJob(request: PrintRequest, onProgress: (part: number) => void): PrintJob {
  const worker = new Worker(new URL('./printWorker.ts', import.meta.url), { type: 'module' })
  let cancel = (): void => undefined
  const bytes = new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve, reject) => {
    cancel = () => resolve(undefined)
    worker.addEventListener('error', () => reject(new Error('The browser could not run what makes files to print')))
    worker.addEventListener('message', ({ data }: MessageEvent<PrintReply>) => {
      switch (data.kind) {
        case 'progress':
          return onProgress(data.part)
        case 'done':
          return resolve(data.bytes)
        case 'failed':
          return reject(new Error('The file could not be made'))
      }
    })
  }).finally(() => worker.terminate())
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  worker.postMessage(request)
  return { bytes, cancel: () => cancel() }
}
