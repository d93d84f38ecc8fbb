import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { must } from '../../shared/must.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { parseUploadFile, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { pathOf } from './uploadFiles.ts'

// Why one database file: docs/decisions/0007-backup-is-one-database.md.

/** Raised when a backup can no longer be read by what is written here. */
const format = 1

type UploadRow = { board_id: string; file: string; bytes: Uint8Array; sha256: string }

/** Makes a copy of the database a backup: adds the tables for the images, and the mark. `at`: milliseconds since 1970. */
export function beginBackup(copy: DatabaseSync, at: number): void {
  copy.exec(`CREATE TABLE backup_info (format INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE backup_uploads (
      board_id TEXT NOT NULL, file TEXT NOT NULL, bytes BLOB NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (board_id, file)
    ) STRICT`)
  copy.prepare('INSERT INTO backup_info VALUES (?, ?)').run(format, at)
}

/** The way to put images into a backup. */
export function createUploadWriter(backup: DatabaseSync): (upload: UploadFile, bytes: Uint8Array) => void {
  const insert = backup.prepare('INSERT INTO backup_uploads VALUES (?, ?, ?, ?)')
  return ({ boardId, file }, bytes) => void insert.run(boardId, file, bytes, sha256Of(bytes))
}

/** Throws a StoreOpenError unless `database` is a backup that can be read here. */
export function requireBackup(database: DatabaseSync, file: string): void {
  const isBackup = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_info'").get() !== undefined
  if (!isBackup) throw new StoreOpenError(`${file} is no backup made by "flamingo backup".`)
  const found = Number(must(database.prepare('SELECT format FROM backup_info').get(), 'a backup says of which format it is').format)
  if (found !== format) throw new StoreOpenError(`${file} was made by another Flamingo (backup format ${found}, this one reads ${format}).`)
}

/**
 * The images of a backup, one at a time: together they may be larger than the memory. One that went bad, or whose name
 * would lead out of its folder, comes as a sentence in its place.
 */
export function* readUploads(backup: DatabaseSync): Generator<{ upload: UploadFile; bytes: Uint8Array } | { problem: string }> {
  for (const row of backup.prepare('SELECT * FROM backup_uploads').iterate() as IterableIterator<UploadRow>) {
    const upload = parseUploadFile(row.board_id, row.file)
    if (!upload) yield { problem: 'An image has a name that no image of the server has.' }
    else if (sha256Of(row.bytes) !== row.sha256) yield { problem: `The image uploads/${pathOf(upload)} does not match its checksum.` }
    else yield { upload, bytes: row.bytes }
  }
}

/** Makes a backup an ordinary database again. */
export function endBackup(copy: DatabaseSync): void {
  copy.exec('DROP TABLE backup_uploads; DROP TABLE backup_info; VACUUM')
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
