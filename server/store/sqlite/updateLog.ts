import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import type { Log } from '../../log.ts'
import { checksumOf } from './checksum.ts'
import type { DeletedNoteTable } from './deletedNoteTable.ts'
import type { SnapshotTable } from './snapshotTable.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import { inTransaction } from './transaction.ts'

type UpdateRow = { sequence: number; bytes: Uint8Array; checksum: number }

// 4 MB: a log is compacted before it is as long, unless it replaces a larger snapshot.
const pagesToGiveBack = 1_024

/** Documents as a snapshot and a log of updates after it, each with a checksum. */
export function createUpdateLog(
  database: DatabaseSync,
  { snapshots, keepDeleted, log }: { snapshots: SnapshotTable; keepDeleted: DeletedNoteTable['keep']; log: Pick<Log, 'error'> },
): Pick<SyncBoardStore, 'loadDocument' | 'append' | 'compact'> {
  const selectLastSequence = database.prepare('SELECT last_sequence FROM boards WHERE board_id = ?')
  const takeSequence = database.prepare('UPDATE boards SET last_sequence = last_sequence + 1 WHERE board_id = ? RETURNING last_sequence')
  const insertUpdate = database.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?)')
  const selectUpdates = database.prepare('SELECT sequence, bytes, checksum FROM updates WHERE board_id = ? ORDER BY sequence')
  const deleteThrough = database.prepare('DELETE FROM updates WHERE board_id = ? AND sequence <= ?')
  const deleteFrom = database.prepare('DELETE FROM updates WHERE board_id = ? AND sequence >= ?')
  const copyToDamaged = database.prepare('INSERT INTO damaged_updates SELECT * FROM updates WHERE board_id = ? AND sequence >= ?')
  const countDamaged = database.prepare('SELECT count(*) AS damaged FROM damaged_updates WHERE board_id = ?')

  function lastSequenceOf(boardId: BoardId): number | undefined {
    const row = selectLastSequence.get(boardId)
    return row ? Number(row.last_sequence) : undefined
  }

  /** The good updates of a board; from the first bad one on they are moved out of the way, none is thrown away. */
  function readUpdates(boardId: BoardId): Uint8Array[] {
    const updates: Uint8Array[] = []
    for (const row of selectUpdates.all(boardId) as UpdateRow[]) {
      if (checksumOf(boardId, row.sequence, row.bytes) !== row.checksum) {
        setAsideFrom(boardId, row.sequence)
        break
      }
      updates.push(row.bytes)
    }
    return updates
  }

  function setAsideFrom(boardId: BoardId, sequence: number): void {
    const updates = inTransaction(database, () => {
      copyToDamaged.run(boardId, sequence)
      return Number(deleteFrom.run(boardId, sequence).changes)
    })
    log.error({ boardId, sequence, updates }, 'Set aside damaged updates: see the table damaged_updates')
  }

  /** Gives the pages that a log has left empty back to the disk; a part of them, so that nobody waits long for the thread. */
  function giveBack(): void {
    try {
      database.exec(`PRAGMA incremental_vacuum(${pagesToGiveBack})`)
    } catch (error) {
      // The compaction holds. Empty pages are filled first, so they cost nothing but their place.
      log.error({ err: error }, 'Giving empty pages back to the disk failed')
    }
  }

  return {
    loadDocument(boardId) {
      const lastSequence = lastSequenceOf(boardId)
      if (lastSequence === undefined) return undefined
      const { snapshot, compressed } = snapshots.read(boardId)
      const updates = readUpdates(boardId)
      const logBytes = updates.reduce((sum, update) => sum + update.length, 0)
      const damaged = Number(must(countDamaged.get(boardId), 'a count has one row').damaged)
      return { snapshot, compressed, updates, lastSequence, logBytes, damaged }
    },

    append(updates) {
      return inTransaction(database, () =>
        updates.map(({ boardId, update, at, deleted = [] }) => {
          const sequence = Number(must(takeSequence.get(boardId), `board ${boardId} is in the store`).last_sequence)
          insertUpdate.run(boardId, sequence, at, update, checksumOf(boardId, sequence, update))
          keepDeleted(boardId, deleted)
          return sequence
        }),
      )
    },

    compact({ boardId, snapshot, throughSequence }) {
      inTransaction(database, () => {
        const lastSequence = must(lastSequenceOf(boardId), `board ${boardId} is in the store`)
        if (throughSequence < snapshots.throughSequenceOf(boardId) || throughSequence > lastSequence) {
          throw new Error(`A snapshot through ${throughSequence} does not follow upon board ${boardId}`)
        }
        // First make room, then fill it: so that a compaction still fits on a disk that is nearly full.
        deleteThrough.run(boardId, throughSequence)
        snapshots.write(boardId, throughSequence, snapshot)
      })
      giveBack()
    },
  }
}
