import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Log } from '../log.ts'
import { lockFolder } from '../store/sqlite/folderLock.ts'
import { databaseFile, openTables } from '../store/sqlite/openDatabase.ts'
import { createDeletedNoteTable } from '../store/sqlite/deletedNoteTable.ts'
import { createSnapshotTable } from '../store/sqlite/snapshotTable.ts'
import { StoreOpenError } from '../store/sqlite/storeOpenError.ts'
import { createUpdateLog } from '../store/sqlite/updateLog.ts'
import { loadLiveDocument } from '../sync/liveDocument.ts'
import { inMegabytes } from './inMegabytes.ts'
import type { Outcome } from './outcome.ts'

/**
 * Puts one snapshot in the place of every board's log, and gives what that frees back to the disk. Complains of a board
 * that can't be read, and leaves it as it is. Throws a StoreOpenError when a server has the folder.
 */
export function compact(dataFolder: string, log: Log): Outcome {
  const file = join(dataFolder, databaseFile)
  if (!existsSync(file)) throw new StoreOpenError(`There are no boards: ${file} does not exist.`)
  const unlock = lockFolder(dataFolder)
  try {
    const before = bytesOf(file)
    const { boards, complaints } = compactBoards(dataFolder, log)
    return {
      lines: [`Boards compacted: ${boards}. Database: ${inMegabytes(before)} before, ${inMegabytes(bytesOf(file))} now.`],
      complaints,
    }
  } finally {
    unlock()
  }
}

function compactBoards(dataFolder: string, log: Log): { boards: number; complaints: string[] } {
  const database = openTables(dataFolder)
  try {
    const updates = createUpdateLog(database, {
      snapshots: createSnapshotTable(database),
      keepDeleted: createDeletedNoteTable(database).keep,
      log,
    })
    const complaints: string[] = []
    let boards = 0
    for (const { board_id } of database
      .prepare('SELECT board_id FROM boards WHERE board_id NOT IN (SELECT board_id FROM deleted_boards WHERE is_going = 1)')
      .all()) {
      const boardId = board_id as BoardId
      try {
        const stored = updates.loadDocument(boardId)
        if (!stored || stored.updates.length === 0) continue
        updates.compact({ boardId, snapshot: loadLiveDocument(stored, log).snapshot(), throughSequence: stored.lastSequence })
        boards += 1
      } catch (error) {
        complaints.push(`Board ${boardId} was left as it is: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    database.exec('VACUUM')
    return { boards, complaints }
  } finally {
    database.close()
  }
}

/** With the log that a server which was killed has left beside it. */
function bytesOf(file: string): number {
  return statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0)
}
