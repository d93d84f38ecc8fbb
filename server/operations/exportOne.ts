import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Locale } from '../../shared/board/locale.ts'
import type { FileFormat } from '../../shared/export/exportFormats.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import { exportStored, type ExportOrder } from '../export/exportStored.ts'
import { fileBytes, uploadReader } from '../export/fileBytes.ts'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { createSnapshotTable } from '../store/sqlite/snapshotTable.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { createVersionTable } from '../store/sqlite/versionTable.ts'
import { openForReading } from './openForReading.ts'
import type { Outcome } from './outcome.ts'
import { createUpdatesReader } from './storedUpdates.ts'
import { syncToDisk } from './syncToDisk.ts'
import { uploadsIn } from './uploadFiles.ts'

type Options = {
  dataFolder: string
  /** As somebody typed it. */
  board: string
  version: VersionId | undefined
  format: FileFormat
  locale: Locale
  /** How a picture looks. */
  picture: ExportOrder['picture']
  /** Where the server is, if links in the file are to lead there. */
  url: string | undefined
  /** Undefined: the text is for standard output. */
  file: string | undefined
  overwrite: boolean
  now: () => number
}

/**
 * One board as a file, also while a server works on it. Complains when the end of its log is damaged: the file has
 * everything before that. Rejects with a StoreOpenError when there is no such board, or nothing can be written.
 */
export async function exportOne({
  dataFolder,
  board,
  version,
  format,
  locale,
  picture,
  url,
  file,
  overwrite,
  now,
}: Options): Promise<Outcome> {
  const boardId = parseBoardId(board)
  if (!boardId) throw new StoreOpenError(`"${board}" is not the id of a board: flamingo boards lists them.`)
  if (file !== undefined && existsSync(file) && !overwrite) throw new StoreOpenError(`${file} exists already. With --force it is replaced.`)
  const { stored, complaints } = read(dataFolder, boardId, version, format === 'flamingo')
  const origin = url?.replace(/\/+$/, '') ?? ''
  const exported = await exportStored({ ...stored, format, locale, url: `${origin}/b/${boardId}`, at: now(), picture })
  if (exported === 'too-new') throw new StoreOpenError(`Board ${boardId} was written by a newer Flamingo. Use that one.`)
  const bytes = fileBytes(exported.contents, uploadReader(uploadsIn(dataFolder)))
  if (file === undefined) return { lines: [], complaints, text: (await buffer(bytes)).toString() }
  await writeWhole(file, bytes)
  return { lines: [`Exported to ${file}.`], complaints }
}

/** Under its name there is the whole file, or what was there before. */
async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    // It holds what people wrote: nobody else on this machine has to read it.
    await writeFile(unfinished, bytes, { mode: 0o600 })
    syncToDisk(unfinished)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

function read(dataFolder: string, boardId: BoardId, versionId: VersionId | undefined, withVersions: boolean) {
  const database = openForReading(join(dataFolder, databaseFile))
  try {
    // One moment: the server may replace the snapshot and its updates in between.
    database.exec('BEGIN')
    if (!database.prepare('SELECT 1 FROM boards WHERE board_id = ?').get(boardId)) {
      throw new StoreOpenError(`There is no board ${boardId}: flamingo boards lists them.`)
    }
    const { snapshot } = createSnapshotTable(database).read(boardId)
    const { good, bad } = createUpdatesReader(database)(boardId)
    const complaints = bad > 0 ? [`Board ${boardId}: its last ${bad} updates are damaged and not in the file.`] : []
    const table = createVersionTable(database)
    const found = versionId && table.loadVersion(boardId, versionId)
    if (versionId && !found) throw new StoreOpenError(`Board ${boardId} has no version ${versionId}.`)
    const version = found && { ...found.document, at: found.version.at }
    const versions = withVersions && !version ? readVersions(table, boardId, complaints) : []
    const kept = versions.map(({ version: about, document }) => ({ about, document }))
    return { stored: { stored: { snapshot, updates: good, logBytes: 0 }, version, versions: kept }, complaints }
  } finally {
    database.close()
  }
}

// One whose bytes went bad must not keep all else from being taken home.
function readVersions(table: ReturnType<typeof createVersionTable>, boardId: BoardId, complaints: string[]) {
  return table.listVersions(boardId).flatMap(({ id }) => {
    try {
      return table.loadVersion(boardId, id) ?? []
    } catch {
      complaints.push(`Board ${boardId}: its version ${id} is damaged and not in the file.`)
      return []
    }
  })
}
