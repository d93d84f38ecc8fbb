import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../../shared/must.ts'
import { openDatabase } from './openDatabase.ts'
import type { StoreRequest, SyncBoardStore, WorkerMessage, WorkerOptions } from './sqliteProtocol.ts'

// The thread that owns the database: a disk that takes its time (1.6 s was seen) must not stop anybody's cursor.
const port = must(parentPort, 'this file is run as a worker')

const store = open()
if (store) port.on('message', (request: StoreRequest) => answer(store, request))

function open(): SyncBoardStore | undefined {
  try {
    const opened = openDatabase(workerData as WorkerOptions, { error: (fields, message) => post({ type: 'error', fields, message }) })
    post({ type: 'opened' })
    return opened
  } catch (error) {
    post({ type: 'openFailed', message: messageOf(error) })
    return undefined
  }
}

function answer(store: SyncBoardStore, request: StoreRequest): void {
  try {
    const result = call(store, request)
    post({ type: 'done', id: request.id, result }, snapshotBuffers(result))
  } catch (error) {
    post({ type: 'failed', id: request.id, message: messageOf(error) })
  }
  if (request.method === 'close') port.close()
}

function call(store: SyncBoardStore, request: StoreRequest): unknown {
  // The type of a request pairs each method with its arguments, which TypeScript cannot follow through the union.
  const method = store[request.method] as (...args: readonly unknown[]) => unknown
  return method(...request.args)
}

/** A snapshot is moved to the other thread rather than copied. (Moving pays for large buffers only; updates are small.) */
function snapshotBuffers(result: unknown): ArrayBuffer[] {
  const isDocument = typeof result === 'object' && result !== null && 'snapshot' in result
  return isDocument && result.snapshot instanceof Uint8Array && result.snapshot.buffer instanceof ArrayBuffer
    ? [result.snapshot.buffer]
    : []
}

function post(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
