import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '../store/sqlite/folderLock.ts'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { openForReading } from './openForReading.ts'
import type { Outcome } from './outcome.ts'
import { stageBackup } from './stageBackup.ts'
import { syncToDisk } from './syncToDisk.ts'
import { listUploads, uploadsIn } from './uploadFiles.ts'

// What is being put together before it takes its place: in the same folder, so that it only has to be renamed.
const stagingFolder = '.restoring'

const databaseFiles = [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`]
const ownNames = [...databaseFiles, 'lock.sqlite', 'lock.sqlite-journal', 'uploads']

/**
 * Puts a backup into a data folder that holds no board yet (a server that was started once leaves such a one). Everything
 * is compared with its checksums before anything takes its place; what is damaged is refused unless `despiteDamage`.
 * Throws a StoreOpenError, with nothing changed, when the file is no backup, or the folder is in use or not empty.
 */
export async function restore(options: { file: string; dataFolder: string; despiteDamage: boolean }): Promise<Outcome> {
  const { file, dataFolder, despiteDamage } = options
  if (!existsSync(file)) throw new StoreOpenError(`There is no file ${file}.`)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(dataFolder)
  const staging = join(dataFolder, stagingFolder)
  try {
    // Left by a restore that was interrupted.
    rmSync(staging, { recursive: true, force: true })
    const obstacle = whatIsIn(dataFolder)
    if (obstacle !== undefined) {
      throw new StoreOpenError(`${dataFolder} is not empty: it has ${obstacle}. Name another folder with --into, or move that away first.`)
    }
    const isWanted = ({ problems }: { problems: string[] }): boolean => problems.length === 0 || despiteDamage
    const findings = await stageBackup(file, staging, isWanted)
    if (!isWanted(findings)) {
      return { lines: [], complaints: [...findings.problems, 'Nothing was restored. With --force everything that can be read is.'] }
    }
    moveIn(staging, dataFolder)
    return { lines: [`Restored to ${dataFolder}: boards: ${findings.boards}, images: ${findings.images}.`], complaints: findings.problems }
  } finally {
    rmSync(staging, { recursive: true, force: true })
    unlock()
  }
}

/** What a restore would overwrite, in words; undefined when there is nothing. */
function whatIsIn(dataFolder: string): string | undefined {
  const foreign = readdirSync(dataFolder).find((name) => !ownNames.includes(name))
  if (foreign !== undefined) return foreign
  if (listUploads(dataFolder).length > 0) return 'images'
  if (!existsSync(join(dataFolder, databaseFile))) return undefined
  const database = openForReading(join(dataFolder, databaseFile))
  try {
    return database.prepare('SELECT 1 FROM boards LIMIT 1').get() ? 'boards' : undefined
  } finally {
    database.close()
  }
}

/** The database last: as long as it isn't there, a server would find nothing, and not a half. */
function moveIn(staging: string, dataFolder: string): void {
  for (const name of databaseFiles) rmSync(join(dataFolder, name), { force: true })
  rmSync(uploadsIn(dataFolder), { recursive: true, force: true })
  renameSync(uploadsIn(staging), uploadsIn(dataFolder))
  renameSync(join(staging, databaseFile), join(dataFolder, databaseFile))
  syncToDisk(dataFolder)
}
