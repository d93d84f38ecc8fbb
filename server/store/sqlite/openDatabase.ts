import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Log } from '../../log.ts'
import { createBackupTable } from './backupTable.ts'
import { createBoardTable } from './boardTable.ts'
import { createCircleTable } from './circleTable.ts'
import { createDeletedNoteTable } from './deletedNoteTable.ts'
import { lockFolder } from './folderLock.ts'
import { migrate } from './migrations.ts'
import { createPortraitTable } from './portraitTable.ts'
import { createShelfTable } from './shelfTable.ts'
import { createSnapshotTable } from './snapshotTable.ts'
import type { SyncBoardStore, WorkerOptions } from './sqliteProtocol.ts'
import { StoreOpenError } from './storeOpenError.ts'
import { inTransaction } from './transaction.ts'
import { createTrashTable } from './trashTable.ts'
import { createUpdateLog } from './updateLog.ts'
import { createVersionTable } from './versionTable.ts'

/** The database's file in the data folder. */
export const databaseFile = 'flamingo.sqlite'

// A backup or a curious `sqlite3` may hold the database for a moment.
const busyTimeoutMs = 5_000

// As much as a busy moment's edits: a disk with room for a few bytes more is as good as full.
const probeBytes = 64 * 1024

/**
 * Opens (creates, migrates) the database in `dataFolder`. Calls block until the disk has answered: only for a thread
 * that has nothing else to do. Throws in words when the folder cannot be used.
 */
export function openDatabase({ dataFolder, maxPages }: WorkerOptions, log: Pick<Log, 'error'>): SyncBoardStore {
  try {
    // Boards are private: nobody else on this machine has to read them.
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    const unlock = lockFolder(dataFolder)
    try {
      return storeOn(openTables(dataFolder, maxPages), log, unlock)
    } catch (error) {
      unlock()
      throw error
    }
  } catch (error) {
    if (error instanceof StoreOpenError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreOpenError(
      `The data folder ${dataFolder} cannot be used (${reason}). Make it writable for this account, or set FLAMINGO_DATA to another folder.`,
    )
  }
}

/** The database in `dataFolder` with its tables brought up to date. For whoever holds the folder's lock. */
export function openTables(dataFolder: string, maxPages?: number): DatabaseSync {
  const database = new DatabaseSync(join(dataFolder, databaseFile), { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  // Takes effect where there are no tables yet, and in older databases with the next VACUUM (`flamingo compact`). First of all,
  // because whatever else is set writes the file's header.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL')
  // FULL: in WAL mode a commit is on disk when it returns, which is what "saved" promises.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864')
  migrate(database)
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`)
  return database
}

function storeOn(database: DatabaseSync, log: Pick<Log, 'error'>, unlock: () => void): SyncBoardStore {
  const snapshots = createSnapshotTable(database)
  const { insert, keysOf, ...shelf } = createShelfTable(database)
  const { keep: keepDeleted, ...deletedNotes } = createDeletedNoteTable(database)
  const { writeVersion, ...versions } = createVersionTable(database)
  const insertProbe = database.prepare(`INSERT INTO probe VALUES (zeroblob(${probeBytes}))`)
  const deleteProbes = database.prepare('DELETE FROM probe')
  return {
    ...createBoardTable(database, { writeSnapshot: snapshots.write, writeVersion, putOnShelf: insert, keysOf }),
    ...createCircleTable(database),
    ...shelf,
    ...createPortraitTable(database),
    ...createUpdateLog(database, { snapshots, keepDeleted, log }),
    ...deletedNotes,
    ...createBackupTable(database),
    ...versions,
    ...createTrashTable(database),
    checkWritable() {
      // Two transactions: an insert and its removal in one might never reach the disk.
      inTransaction(database, () => insertProbe.run())
      inTransaction(database, () => deleteProbes.run())
    },
    close() {
      database.close()
      unlock()
    },
  }
}
