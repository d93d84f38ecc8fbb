import { Worker } from 'node:worker_threads'
import { assertNever } from '../../shared/assertNever.ts'
import type { Log } from '../log.ts'
import type { BoardStore } from './boardStore.ts'
import type { WorkerMessage, WorkerOptions } from './sqlite/sqliteProtocol.ts'

type Method = keyof BoardStore
type Result<M extends Method> = Awaited<ReturnType<BoardStore[M]>>
type Pending = { resolve(result: unknown): void; reject(error: Error): void }

/**
 * Opens the boards in `dataFolder`, creating the folder and the database where there are none. The work is done in a
 * thread of its own. Rejects with a sentence for the person who runs the server when the folder cannot be used:
 * no permission, another server on it, data of a newer version.
 * @param options.maxPages Upper bound of the database file, in pages of 4 KiB: stands for a full disk.
 */
export async function openSqliteBoardStore(options: { dataFolder: string; log: Log; maxPages?: number }): Promise<BoardStore> {
  const workerData: WorkerOptions = { dataFolder: options.dataFolder, maxPages: options.maxPages }
  const worker = new Worker(new URL('./sqlite/sqliteWorker.ts', import.meta.url), { workerData })
  const call = await connect(worker, options.log)
  let closing: Promise<void> | undefined

  return {
    createBoard(board) {
      const update = new Uint8Array(board.update)
      return call('createBoard', [{ ...board, update }], [update.buffer])
    },
    findBoard: (boardId) => call('findBoard', [boardId]),
    loadDocument: (boardId) => call('loadDocument', [boardId]),
    // Copied, because an update is often a view into a much larger buffer, all of which would cross to the thread.
    append: (updates) => call('append', [updates.map((entry) => ({ ...entry, update: new Uint8Array(entry.update) }))]),
    compact(compaction) {
      const snapshot = new Uint8Array(compaction.snapshot)
      return call('compact', [{ ...compaction, snapshot }], [snapshot.buffer])
    },
    keepBackup(backup) {
      const document = new Uint8Array(backup.document)
      return call('keepBackup', [{ ...backup, document }], [document.buffer])
    },
    loadBackups: (boardId) => call('loadBackups', [boardId]),
    keepVersion(version, outlived) {
      const bytes = new Uint8Array(version.document.bytes)
      return call('keepVersion', [{ ...version, document: { ...version.document, bytes } }, outlived], [bytes.buffer])
    },
    listVersions: (boardId) => call('listVersions', [boardId]),
    loadVersion: (boardId, versionId) => call('loadVersion', [boardId, versionId]),
    renameVersion: (boardId, versionId, name, by) => call('renameVersion', [boardId, versionId, name, by]),
    removeVersion: (boardId, versionId) => call('removeVersion', [boardId, versionId]),
    noteLayout: (boardId, layout) => call('noteLayout', [boardId, layout]),
    describeBoard: (boardId, summary) => call('describeBoard', [boardId, summary]),
    replaceKeys: (boardId, keyHashes, generations) => call('replaceKeys', [boardId, keyHashes, generations]),
    checkWritable: () => call('checkWritable', []),
    close: () => (closing ??= call('close', [])),
  }
}

type Call = <M extends Method>(method: M, args: Parameters<BoardStore[M]>, transfer?: ArrayBuffer[]) => Promise<Result<M>>

/** Resolves to the way to call the worker once it has opened the database. */
function connect(worker: Worker, log: Log): Promise<Call> {
  const pendingById = new Map<number, Pending>()
  let lastId = 0
  let ended: Error | undefined

  const call: Call = (method, args, transfer = []) =>
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
      log.error({ err: error }, "The store's thread has failed: nothing can be saved until the server is started again")
      end(error)
      reject(error)
    })
    worker.on('exit', () => {
      end(new Error("The store's thread has ended"))
      reject(new Error("The store's thread has ended"))
    })
  })
}
