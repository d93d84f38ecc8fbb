import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import type { TrashStore } from '../trashStore.ts'
import { inTransaction } from './transaction.ts'

type DeletedRow = { board_id: BoardId; at: number; is_going: number }

/** What a board has in rows that may be many or large, and what is few and small. The board's own row comes last. */
const large = ['versions', 'backups', 'updates', 'damaged_updates', 'deleted_notes'] as const
const small = ['snapshots', 'portraits', 'portrait_texts', 'revoked_keys', 'boards'] as const

/** Boards that were deleted. */
export function createTrashTable(database: DatabaseSync): Pick<SyncBoardStore, keyof TrashStore> {
  const insert = database.prepare(
    'INSERT INTO deleted_boards SELECT board_id, ?2, 0 FROM boards WHERE board_id = ?1 ON CONFLICT DO NOTHING',
  )
  const takeOut = database.prepare('DELETE FROM deleted_boards WHERE board_id = ? AND is_going = 0')
  const selectAll = database.prepare('SELECT board_id, at, is_going FROM deleted_boards ORDER BY at, board_id')
  const selectIds = database.prepare(
    'SELECT board_id FROM boards WHERE board_id NOT IN (SELECT board_id FROM deleted_boards WHERE is_going = 1) ORDER BY board_id',
  )
  const markGoing = database.prepare('UPDATE deleted_boards SET is_going = 1 WHERE board_id = ? AND at < ? AND is_going = 0')
  const isGoing = database.prepare('SELECT 1 FROM deleted_boards WHERE board_id = ? AND is_going = 1')
  const takeOffShelves = database.prepare('DELETE FROM shelf WHERE board_id = ?')
  const forget = database.prepare('DELETE FROM deleted_boards WHERE board_id = ? AND is_going = 1')
  const deleteSome = large.map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE board_id = ? LIMIT ?)`),
  )
  const deleteAll = small.map((table) => database.prepare(`DELETE FROM ${table} WHERE board_id = ?`))

  /** Whether it is gone for everybody. */
  function begin(boardId: BoardId, deletedBefore: number): boolean {
    return inTransaction(database, () => {
      if (Number(markGoing.run(boardId, deletedBefore).changes) > 0) takeOffShelves.run(boardId)
      return isGoing.get(boardId) !== undefined
    })
  }

  return {
    deleteBoard: (boardId, at) => changed(insert, boardId, at),
    bringBackBoard: (boardId) => changed(takeOut, boardId),
    deletedBoards: () =>
      (selectAll.all() as DeletedRow[]).map((row) => ({ boardId: row.board_id, at: row.at, isGoing: row.is_going === 1 })),
    removeBoard(boardId, deletedBefore, rows) {
      if (!begin(boardId, deletedBefore)) return 'kept'
      return inTransaction(database, () => {
        let left = rows
        for (const statement of deleteSome) left -= Number(statement.run(boardId, left).changes)
        if (left <= 0) return 'more'
        for (const statement of deleteAll) statement.run(boardId)
        return 'removed'
      })
    },
    forgetBoard: (boardId) => void forget.run(boardId),
    boardIds: () => selectIds.all().map(({ board_id }) => board_id as BoardId),
  }
}

function changed(statement: StatementSync, ...values: (string | number)[]): boolean {
  return Number(statement.run(...values).changes) > 0
}
