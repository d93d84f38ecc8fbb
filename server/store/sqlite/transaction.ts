import type { DatabaseSync } from 'node:sqlite'

/** Runs `work` in one transaction: everything it wrote is on disk when this returns, and nothing of it when it throws. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has rolled back by itself after some errors (a full disk is one); a second ROLLBACK would hide the first error.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
