import type { Log } from '../log.ts'
import type { WorkerOptions } from './sqlite/sqliteProtocol.ts'
import type { Store } from './store.ts'
import { startStoreThread, type CallThread } from './storeThread.ts'

/**
 * Opens the boards and circles in `dataFolder`, creating the folder and the database where there are none. The work is done in a
 * thread of its own, and what only reads for long in a second one, which is started when it is needed. Rejects with a sentence for the person who runs the server when the folder cannot be used:
 * no permission, another server on it, data of a newer version.
 * @param options.maxPages Upper bound of the database file, in pages of 4 KiB: stands for a full disk.
 */
export async function openSqliteBoardStore(options: { dataFolder: string; log: Log; maxPages?: number }): Promise<Store> {
  const workerData: WorkerOptions = { dataFolder: options.dataFolder, maxPages: options.maxPages }
  const { log } = options
  const call = await startStoreThread(new URL('./sqlite/sqliteWorker.ts', import.meta.url), { workerData, log })
  let reading: Promise<CallThread> | undefined
  let closing: Promise<void> | undefined

  async function reader(): Promise<CallThread> {
    if (closing) throw new Error('The store is closed')
    reading ??= startStoreThread(new URL('./sqlite/readingWorker.ts', import.meta.url), { workerData, log })
    // One that did not come up is started again by whoever asks next.
    reading.catch(() => (reading = undefined))
    return reading
  }
  const read: CallThread = (method, args) => reader().then((ask) => ask(method, args))

  async function close(): Promise<void> {
    // One that never came up has nothing to close.
    const ask = await reading?.catch(() => undefined)
    await ask?.('close', [])
    await call('close', [])
  }

  return {
    createBoard(board) {
      const update = new Uint8Array(board.update)
      return call('createBoard', [{ ...board, update }], [update.buffer])
    },
    findBoard: (boardId) => call('findBoard', [boardId]),
    loadDocument: (boardId) => call('loadDocument', [boardId]),
    // Copied, because an update is often a view into a much larger buffer, all of which would cross to the thread.
    append: (updates) => call('append', [updates.map((entry) => ({ ...entry, update: new Uint8Array(entry.update) }))]),
    listDeletedNotes: (boardId) => call('listDeletedNotes', [boardId]),
    forgetDeletedNotes: (before, most) => call('forgetDeletedNotes', [before, most]),
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
    deleteBoard: (boardId, at) => call('deleteBoard', [boardId, at]),
    bringBackBoard: (boardId) => call('bringBackBoard', [boardId]),
    deletedBoards: () => call('deletedBoards', []),
    removeBoard: (boardId, deletedBefore, rows) => call('removeBoard', [boardId, deletedBefore, rows]),
    forgetBoard: (boardId) => call('forgetBoard', [boardId]),
    boardIds: () => call('boardIds', []),
    checkWritable: () => call('checkWritable', []),
    createCircle: (circle) => call('createCircle', [circle]),
    findCircle: (circleId) => call('findCircle', [circleId]),
    renameCircle: (circleId, name) => call('renameCircle', [circleId, name]),
    replaceMemberKey: (circleId, keyHash, generation) => call('replaceMemberKey', [circleId, keyHash, generation]),
    putOnShelf: (circleId, boardId, about) => call('putOnShelf', [circleId, boardId, about]),
    takeOffShelf: (circleId, boardId) => call('takeOffShelf', [circleId, boardId]),
    changeShelved: (circleId, boardId, change) => call('changeShelved', [circleId, boardId, change]),
    findShelved: (circleId, boardId) => call('findShelved', [circleId, boardId]),
    circlesOf: (boardId) => call('circlesOf', [boardId]),
    admitThroughCircle: (...args) => call('admitThroughCircle', args),
    replaceKeysThroughCircle: (...args) => call('replaceKeysThroughCircle', args),
    portraitState: (boardId) => call('portraitState', [boardId]),
    keepPortrait: (boardId, kept) => call('keepPortrait', [boardId, kept]),
    hasShelved: () => call('hasShelved', []),
    boardsToPortray: (most) => read('boardsToPortray', [most]),
    shelfPage: (circleId, query) => read('shelfPage', [circleId, query]),
    findPicture: (circleId, boardId) => call('findPicture', [circleId, boardId]),
    close: () => (closing ??= close()),
  }
}
