import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tablesVersion, versionOf } from '../store/sqlite/migrations.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'

// A server beside this process may be in the middle of a commit.
const busyTimeoutMs = 5_000

/**
 * Opens a database of boards (the server's or a backup) without a way to change it, also while a server works on it.
 * Throws a StoreOpenError when there is none, or when its tables are not those of this version.
 */
export function openForReading(file: string): DatabaseSync {
  if (!existsSync(file)) throw new StoreOpenError(`There are no boards: ${file} does not exist.`)
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs })
  try {
    const version = tablesOf(database, file)
    if (version === tablesVersion) return database
    const remedy = version > tablesVersion ? 'Use that one.' : 'Start the server on it once: that brings it up to date.'
    throw new StoreOpenError(`${file} was written by ${version > tablesVersion ? 'a newer' : 'an older'} Flamingo. ${remedy}`)
  } catch (error) {
    database.close()
    throw error
  }
}

function tablesOf(database: DatabaseSync, file: string): number {
  try {
    return versionOf(database)
  } catch (error) {
    throw new StoreOpenError(`${file} cannot be read as a database of boards (${error instanceof Error ? error.message : String(error)}).`)
  }
}
