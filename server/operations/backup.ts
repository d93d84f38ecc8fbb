import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { beginBackup, createUploadWriter } from './backupFile.ts'
import { inMegabytes } from './inMegabytes.ts'
import { openForReading } from './openForReading.ts'
import type { Outcome } from './outcome.ts'
import { syncToDisk } from './syncToDisk.ts'
import { listUploads, pathOf, uploadsIn } from './uploadFiles.ts'
import { verifyBackup, type BackupFindings } from './verifyBackup.ts'

/**
 * Writes everything in `dataFolder` as it is at one moment into one file, also while a server works on it. The file is
 * there whole or not at all; it is read back before it gets its name. Complains when something in it is damaged: the
 * backup is kept even so, because it may be the last one. Throws a StoreOpenError when it can't be made.
 */
export async function backup(options: { dataFolder: string; file: string; overwrite: boolean; now: () => number }): Promise<Outcome> {
  const { dataFolder, file, overwrite, now } = options
  if (existsSync(file) && !overwrite) throw new StoreOpenError(`${file} exists already. With --force it is replaced.`)
  if (!existsSync(dirname(file))) throw new StoreOpenError(`There is no folder ${dirname(file)} to write the backup to.`)
  const part = `${file}.${process.pid}.part`
  try {
    // It holds everybody's boards: nobody else on this machine has to read it.
    writeFileSync(part, '', { flag: 'wx', mode: 0o600 })
    copyDatabase(dataFolder, part)
    // After the database: an image is on disk before a document names it, so none that is named can be missing.
    addUploads(dataFolder, part, now())
    syncToDisk(part)
    const { boards, images, problems } = await readBack(part)
    renameSync(part, file)
    syncToDisk(dirname(file))
    return {
      lines: [`Backed up to ${file}: boards: ${boards}, images: ${images}, ${inMegabytes(statSync(file).size)}.`],
      complaints: problems,
    }
  } finally {
    rmSync(part, { force: true })
  }
}

/** In one read transaction, without what was deleted; the server goes on writing meanwhile. */
function copyDatabase(dataFolder: string, part: string): void {
  const database = openForReading(join(dataFolder, databaseFile))
  try {
    database.prepare('VACUUM INTO ?').run(part)
  } finally {
    database.close()
  }
}

function addUploads(dataFolder: string, part: string, at: number): void {
  const copy = new DatabaseSync(part)
  try {
    // Nobody else sees this file yet, and it is brought to disk as a whole.
    copy.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
    beginBackup(copy, at)
    const write = createUploadWriter(copy)
    for (const upload of listUploads(dataFolder)) write(upload, readFileSync(join(uploadsIn(dataFolder), pathOf(upload))))
  } finally {
    copy.close()
  }
}

async function readBack(part: string): Promise<BackupFindings> {
  const copy = openForReading(part)
  try {
    return await verifyBackup(copy)
  } finally {
    copy.close()
  }
}
