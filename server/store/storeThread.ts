import { Worker } from 'node:worker_threads'
import { assertNever } from '../../shared/assertNever.ts'
import type { Log } from '../log.ts'
import type { WorkerMessage, WorkerOptions } from './sqlite/sqliteProtocol.ts'
import type { Store } from './store.ts'

type Method = keyof Store
type Result<M extends Method> = Awaited<ReturnType<Store[M]>>
type Pending = { resolve(result: unknown): void; reject(error: Error): void }

/** Has a thread of the store do something. Rejects as that throws, and once the thread has ended. */
export type CallThread = <M extends Method>(method: M, args: Parameters<Store[M]>, transfer?: ArrayBuffer[]) => Promise<Result<M>>

/** Starts a thread of the store. Resolves to the way to call it once it has opened the database; rejects with a sentence when it can't. */
export function startStoreThread(file: URL, { workerData, log }: { workerData: WorkerOptions; log: Log }): Promise<CallThread> {
  const worker = new Worker(file, { workerData })
  const pendingById = new Map<number, Pending>()
  let lastId = 0
  let ended: Error | undefined

  const call: CallThread = (method, args, transfer = []) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      const id = ++lastId
      pendingById.set(id, { resolve: (result) => resolve(result as Result<typeof method>), reject })
      worker.postMessage({ id, method, args }, transfer)
      if (method === 'close') ended = new Error('The store is closed')
    })

  function settle(id: number, use: (pending: Pending) => void): void {
    const pending = pendingById.get(id)
    pendingById.delete(id)
    if (pending) use(pending)
  }

  function end(error: Error): void {
    ended ??= error
    for (const id of pendingById.keys()) settle(id, ({ reject }) => reject(error))
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      switch (message.type) {
        case 'opened':
          return resolve(call)
        case 'openFailed':
          return reject(new Error(message.message))
        case 'done':
          return settle(message.id, ({ resolve: done }) => done(message.result))
        case 'failed':
          return settle(message.id, ({ reject: failed }) => failed(new Error(message.message)))
        case 'error':
          return log.error(message.fields, message.message)
        default:
          return assertNever(message)
      }
    })
    worker.on('error', (error: Error) => {
      log.error({ err: error }, 'A thread of the store has failed: the server needs to be started again')
      end(error)
      reject(error)
    })
    worker.on('exit', () => {
      end(new Error("The store's thread has ended"))
      reject(new Error("The store's thread has ended"))
    })
  })
}
