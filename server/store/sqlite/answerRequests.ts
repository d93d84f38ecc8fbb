import { parentPort } from 'node:worker_threads'
import { must } from '../../../shared/must.ts'
import type { Log } from '../../log.ts'
import type { StoreRequest, WorkerMessage } from './sqliteProtocol.ts'

/** Methods by name; a request says which, with arguments to fit. */
type Methods = object & { close(): void }

/** Runs a thread of the store: opens what it works on and answers requests, one after the other, until it is told to close. */
export function answerRequests(open: (log: Pick<Log, 'error'>) => Methods): void {
  const port = must(parentPort, 'this file is run as a worker')
  const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

  function tryToOpen(): Methods | undefined {
    try {
      const opened = open({ error: (fields, message) => post({ type: 'error', fields, message }) })
      post({ type: 'opened' })
      return opened
    } catch (error) {
      post({ type: 'openFailed', message: messageOf(error) })
      return undefined
    }
  }

  function answer(methods: Methods, request: StoreRequest): void {
    try {
      // The type of a request pairs each method with its arguments, which TypeScript cannot follow through the union.
      const method = (methods as unknown as Record<string, (...args: readonly unknown[]) => unknown>)[request.method]
      const result = must(method, `this thread knows ${request.method}`)(...request.args)
      post({ type: 'done', id: request.id, result }, snapshotBuffers(result))
    } catch (error) {
      post({ type: 'failed', id: request.id, message: messageOf(error) })
    }
    if (request.method === 'close') port.close()
  }

  const methods = tryToOpen()
  if (methods) port.on('message', (request: StoreRequest) => answer(methods, request))
}

/** A snapshot is moved to the other thread rather than copied. (Moving pays for large buffers only; updates are small.) */
function snapshotBuffers(result: unknown): ArrayBuffer[] {
  const isDocument = typeof result === 'object' && result !== null && 'snapshot' in result
  return isDocument && result.snapshot instanceof Uint8Array && result.snapshot.buffer instanceof ArrayBuffer
    ? [result.snapshot.buffer]
    : []
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
