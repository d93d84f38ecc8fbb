import { join } from 'node:path'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { openForReading } from './openForReading.ts'
import { listUploads } from './uploadFiles.ts'

/** A board as the person who runs the server sees it. `bytes`: on disk, with its images. Dates in ISO 8601, UTC. */
export type ListedBoard = {
  id: string
  title: string
  notes: number
  bytes: number
  createdAt: string
  changedAt: string
  deletedAt?: string
}

type BoardRow = {
  board_id: string
  title: string
  notes: number
  bytes: number
  created_at: number
  updated_at: number
  deleted_at: number | null
}

/** Every board in a data folder, the one that changed last first. Title and notes may be seconds behind a live board. */
export function listBoards(dataFolder: string): ListedBoard[] {
  const database = openForReading(join(dataFolder, databaseFile))
  try {
    const rows = database
      .prepare(
        `SELECT board_id, title, notes, created_at, updated_at, deleted_boards.at AS deleted_at,
           (SELECT coalesce(sum(length(bytes)), 0) FROM snapshots WHERE board_id = boards.board_id)
         + (SELECT coalesce(sum(length(bytes)), 0) FROM updates WHERE board_id = boards.board_id)
         + (SELECT coalesce(sum(length(bytes)), 0) FROM backups WHERE board_id = boards.board_id)
         + (SELECT coalesce(sum(length(bytes)), 0) FROM versions WHERE board_id = boards.board_id)
         + (SELECT coalesce(sum(length(bytes)), 0) FROM damaged_updates WHERE board_id = boards.board_id) AS bytes
         FROM boards LEFT JOIN deleted_boards USING (board_id) WHERE coalesce(is_going, 0) = 0 ORDER BY updated_at DESC, board_id`,
      )
      .all() as BoardRow[]
    const uploadBytesByBoardId = new Map<string, number>()
    for (const { boardId, bytes } of listUploads(dataFolder)) {
      uploadBytesByBoardId.set(boardId, (uploadBytesByBoardId.get(boardId) ?? 0) + bytes)
    }
    return rows.map((row) => ({
      id: row.board_id,
      title: row.title,
      notes: row.notes,
      bytes: row.bytes + (uploadBytesByBoardId.get(row.board_id) ?? 0),
      createdAt: new Date(row.created_at).toISOString(),
      changedAt: new Date(row.updated_at).toISOString(),
      ...(row.deleted_at !== null && { deletedAt: new Date(row.deleted_at).toISOString() }),
    }))
  } finally {
    database.close()
  }
}
