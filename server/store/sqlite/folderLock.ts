import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreOpenError } from './storeOpenError.ts'

/**
 * Makes `dataFolder` this server's own until the returned function is called. Throws when another server has it.
 * The lock is the operating system's, held through an empty database beside the real one: it ends with the process
 * however that ends, and leaves the real one open to `sqlite3` and to backups.
 */
export function lockFolder(dataFolder: string): () => void {
  const lock = new DatabaseSync(join(dataFolder, 'lock.sqlite'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && error.message.includes('locked')) {
      throw new StoreOpenError(
        `Another Flamingo is using the data folder ${dataFolder}. Stop it first, or set FLAMINGO_DATA to another folder.`,
      )
    }
    throw error
  }
  return () => lock.close()
}
