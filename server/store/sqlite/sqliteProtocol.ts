import type { Store } from '../store.ts'

/** What is answered beside the writing, in a thread that only reads. */
export type ReadMethod = 'shelfPage' | 'boardsToPortray'

/** A store's methods as a thread has them that works on the database: they return when the work is done. */
type Sync<Methods> = {
  [Method in keyof Methods]: Methods[Method] extends (...args: infer Args) => Promise<infer Result> ? (...args: Args) => Result : never
}

/** What the thread that owns the database does. */
export type SyncBoardStore = Sync<Omit<Store, ReadMethod>>

/** What the thread does that only reads. */
export type SyncReader = Sync<Pick<Store, ReadMethod>>

/** What the thread is started with. `maxPages`: an upper bound of the file's size, in pages of 4 KiB. */
export type WorkerOptions = { dataFolder: string; maxPages: number | undefined }

/** Main thread → worker: call this method. Which of them depends on the thread. */
export type StoreRequest = {
  [Method in keyof Store]: { id: number; method: Method; args: Parameters<Store[Method]> }
}[keyof Store]

/** Worker → main thread. Each request gets exactly one `done` or `failed`. */
export type WorkerMessage =
  | { type: 'opened' }
  | { type: 'openFailed'; message: string }
  | { type: 'done'; id: number; result: unknown }
  | { type: 'failed'; id: number; message: string }
  | { type: 'error'; fields: object; message: string }
