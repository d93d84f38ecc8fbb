import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { DeletedNote } from '../boardStore.ts'
import { mostDeletedBytes, mostDeletedNotes } from '../deletedNotes.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'

type DeletedRow = { at: number; deleted_by: string; note: string }

/** Notes that were deleted, as JSON. `keep` is for the transaction that appends their deletion. */
export interface DeletedNoteTable extends Pick<SyncBoardStore, 'listDeletedNotes' | 'forgetDeletedNotes'> {
  keep(boardId: BoardId, notes: readonly DeletedNote[]): void
}

export function createDeletedNoteTable(database: DatabaseSync): DeletedNoteTable {
  const insert = database.prepare('INSERT OR REPLACE INTO deleted_notes VALUES (?, ?, ?, ?, ?, ?)')
  const selectAll = database.prepare('SELECT at, deleted_by, note FROM deleted_notes WHERE board_id = ? ORDER BY at DESC, note_id')
  const trim = database.prepare(
    `DELETE FROM deleted_notes WHERE board_id = ?1 AND note_id IN (
       SELECT note_id FROM (
         SELECT note_id, row_number() OVER newest AS place, sum(size) OVER newest AS size
         FROM deleted_notes WHERE board_id = ?1 WINDOW newest AS (ORDER BY at DESC, note_id)
       ) WHERE place > ${mostDeletedNotes} OR size > ${mostDeletedBytes}
     )`,
  )
  const forget = database.prepare(
    'DELETE FROM deleted_notes WHERE rowid IN (SELECT rowid FROM deleted_notes WHERE at < ? ORDER BY at LIMIT ?)',
  )

  return {
    keep(boardId, notes) {
      for (const { note, place, at, by } of notes) {
        const json = JSON.stringify({ note, place })
        insert.run(boardId, note.id, at, by, json.length, json)
      }
      if (notes.length > 0) trim.run(boardId)
    },
    listDeletedNotes: (boardId) => (selectAll.all(boardId) as DeletedRow[]).map(noteOf),
    forgetDeletedNotes: (before, most) => Number(forget.run(before, most).changes),
  }
}

function noteOf({ at, deleted_by: by, note: json }: DeletedRow): DeletedNote {
  const { note, place } = JSON.parse(json) as Pick<DeletedNote, 'note' | 'place'>
  return { note, place, at, by }
}
