import type { BoardStore } from '../boardStore.ts'

/** A store's methods as the thread that owns the database has them: they return when the work is done. */
export type SyncBoardStore = {
  [Method in keyof BoardStore]: (...args: Parameters<BoardStore[Method]>) => Awaited<ReturnType<BoardStore[Method]>>
}

/** What the thread is started with. `maxPages`: an upper bound of the file's size, in pages of 4 KiB. */
export type WorkerOptions = { dataFolder: string; maxPages: number | undefined }

/** Main thread → worker: call this method. */
export type StoreRequest = {
  [Method in keyof BoardStore]: { id: number; method: Method; args: Parameters<BoardStore[Method]> }
}[keyof BoardStore]

/** Worker → main thread. Each request gets exactly one `done` or `failed`. */
export type WorkerMessage =
  | { type: 'opened' }
  | { type: 'openFailed'; message: string }
  | { type: 'done'; id: number; result: unknown }
  | { type: 'failed'; id: number; message: string }
  | { type: 'error'; fields: object; message: string }
