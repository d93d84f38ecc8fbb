import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../store/sqlite/migrations.ts'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { endBackup, readUploads, requireBackup } from './backupFile.ts'
import { syncToDisk } from './syncToDisk.ts'
import { pathOf, uploadsIn } from './uploadFiles.ts'
import { verifyBackup, type BackupFindings } from './verifyBackup.ts'

/**
 * Makes a data folder out of a backup, in the new folder `staging`. The backup itself may be on a medium that can't be
 * written to, and its tables may be older than these: so it is a copy that is verified. When something is wrong with it,
 * `isWanted` decides whether what can be read is unpacked. Throws a StoreOpenError when `file` is no backup.
 */
export async function stageBackup(file: string, staging: string, isWanted: (findings: BackupFindings) => boolean): Promise<BackupFindings> {
  mkdirSync(staging, { mode: 0o700 })
  const stagedDatabase = join(staging, databaseFile)
  copyFileSync(file, stagedDatabase)
  const copy = new DatabaseSync(stagedDatabase)
  try {
    bringUpToDate(copy, file)
    const findings = await verifyBackup(copy)
    if (!isWanted(findings)) return findings
    unpackUploads(copy, uploadsIn(staging))
    endBackup(copy)
    return findings
  } finally {
    copy.close()
    syncToDisk(stagedDatabase)
  }
}

function bringUpToDate(copy: DatabaseSync, file: string): void {
  try {
    requireBackup(copy, file)
    migrate(copy)
  } catch (error) {
    if (error instanceof StoreOpenError) throw error
    throw new StoreOpenError(`${file} cannot be read as a backup (${error instanceof Error ? error.message : String(error)}).`)
  }
}

function unpackUploads(backup: DatabaseSync, folder: string): void {
  mkdirSync(folder, { mode: 0o700 })
  const folders = new Set([folder])
  for (const read of readUploads(backup)) {
    if ('problem' in read) continue
    const path = join(folder, pathOf(read.upload))
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, read.bytes, { mode: 0o600, flush: true })
    folders.add(dirname(path))
  }
  for (const made of folders) syncToDisk(made)
}
