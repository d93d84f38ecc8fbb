import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../shared/board/locale.ts'
import type { DataFormat } from '../../shared/export/exportFormats.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { exportStored } from '../export/exportStored.ts'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { createSnapshotTable } from '../store/sqlite/snapshotTable.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { openForReading } from './openForReading.ts'
import type { Outcome } from './outcome.ts'
import { createUpdatesReader } from './storedUpdates.ts'

type Options = {
  dataFolder: string
  /** As somebody typed it. */
  board: string
  format: DataFormat
  locale: Locale
  /** Where the server is, if links in the file are to lead there. */
  url: string | undefined
  /** Undefined: the text is for standard output. */
  file: string | undefined
  overwrite: boolean
  now: () => number
}

/**
 * The data of one board as a file, also while a server works on it. Complains when the end of its log is damaged: the file has
 * everything before that. Throws a StoreOpenError when there is no such board, or nothing can be written.
 */
export function exportOne({ dataFolder, board, format, locale, url, file, overwrite, now }: Options): Outcome {
  const boardId = parseBoardId(board)
  if (!boardId) throw new StoreOpenError(`"${board}" is not the id of a board: flamingo boards lists them.`)
  if (file !== undefined && existsSync(file) && !overwrite) throw new StoreOpenError(`${file} exists already. With --force it is replaced.`)
  const { stored, complaints } = read(dataFolder, boardId)
  const origin = url?.replace(/\/+$/, '') ?? ''
  const exported = exportStored({ stored, format, locale, url: `${origin}/b/${boardId}`, at: now() })
  if (exported === 'too-new') throw new StoreOpenError(`Board ${boardId} was written by a newer Flamingo. Use that one.`)
  if (file === undefined) return { lines: [], complaints, text: exported.text }
  // It holds what people wrote: nobody else on this machine has to read it.
  writeFileSync(file, exported.text, { mode: 0o600 })
  return { lines: [`Exported to ${file}.`], complaints }
}

function read(dataFolder: string, boardId: BoardId) {
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
    return { stored: { snapshot, updates: good, logBytes: 0 }, complaints }
  } finally {
    database.close()
  }
}
