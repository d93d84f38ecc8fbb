import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { checksumOf } from '../store/sqlite/checksum.ts'

/** The updates of a board before the first whose bytes went bad: its sequence, and how many there are from it on. */
export type StoredUpdates = { good: Uint8Array[]; firstBad: number | undefined; bad: number }

type UpdateRow = { sequence: number; bytes: Uint8Array; checksum: number }

/** Reads the log of boards as the server would, and changes nothing. */
export function createUpdatesReader(database: DatabaseSync): (boardId: BoardId) => StoredUpdates {
  const selectUpdates = database.prepare('SELECT sequence, bytes, checksum FROM updates WHERE board_id = ? ORDER BY sequence')

  return (boardId) => {
    const rows = selectUpdates.all(boardId) as UpdateRow[]
    const at = rows.findIndex(({ sequence, bytes, checksum }) => checksumOf(boardId, sequence, bytes) !== checksum)
    const good = at < 0 ? rows : rows.slice(0, at)
    return { good: good.map(({ bytes }) => bytes), firstBad: rows[at]?.sequence, bad: rows.length - good.length }
  }
}
