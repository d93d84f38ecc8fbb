import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { foldText } from '../../../shared/board/foldText.ts'
import { databaseFile } from './openDatabase.ts'
import { createShelfReader } from './shelfReader.ts'
import type { SyncReader, WorkerOptions } from './sqliteProtocol.ts'

// Most of what a large circle's search goes through stays in memory: 64 MB, in KiB.
const cacheKib = 64 * 1024

/**
 * Opens the database for reading beside the thread that owns it. Each question sees what was on disk when it was asked: in WAL mode readers
 * wait for no writer, and no writer for them.
 */
export function openReader({ dataFolder }: Pick<WorkerOptions, 'dataFolder'>): SyncReader & { close(): void } {
  const database = new DatabaseSync(join(dataFolder, databaseFile), { readOnly: true })
  database.exec(`PRAGMA cache_size = -${cacheKib}`)
  database.function('fold', { deterministic: true }, (text) => foldText(String(text)))
  return { ...createShelfReader(database), close: () => database.close() }
}
