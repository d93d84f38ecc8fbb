import type { DatabaseSync } from 'node:sqlite'
import { deflateSync, inflateSync } from 'node:zlib'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import { checksumOf } from './checksum.ts'

// Named in every row, so that another encoding can come without touching the old rows.
// Why V1: docs/decisions/0003-snapshots-stay-in-v1.md.
const encoding = 'v1+deflate'

type SnapshotRow = { through_sequence: number; encoding: string; bytes: Uint8Array; checksum: number }

export type SnapshotTable = {
  /** Puts `snapshot` (V1 update encoding) in the place of the board's present one. */
  write(boardId: BoardId, throughSequence: number, snapshot: Uint8Array): void
  /** The board's snapshot, V1. Throws when its bytes went bad. */
  read(boardId: BoardId): Uint8Array
  /** The newest update that the snapshot contains. */
  throughSequenceOf(boardId: BoardId): number
}

/** A board's whole document, compressed, with a checksum. */
export function createSnapshotTable(database: DatabaseSync): SnapshotTable {
  const upsert = database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)')
  const select = database.prepare('SELECT * FROM snapshots WHERE board_id = ?')
  const selectThroughSequence = database.prepare('SELECT through_sequence FROM snapshots WHERE board_id = ?')

  return {
    write(boardId, throughSequence, snapshot) {
      const bytes = deflateSync(snapshot)
      upsert.run(boardId, throughSequence, encoding, bytes, checksumOf(boardId, throughSequence, bytes))
    },

    read(boardId) {
      const row = must(select.get(boardId) as SnapshotRow | undefined, `board ${boardId} has a snapshot`)
      if (row.encoding !== encoding) throw new Error(`The snapshot of board ${boardId} is in an unknown encoding: ${row.encoding}`)
      if (checksumOf(boardId, row.through_sequence, row.bytes) !== row.checksum) {
        throw new Error(`The snapshot of board ${boardId} is damaged: its bytes do not match their checksum. Restore it from a backup.`)
      }
      return new Uint8Array(inflateSync(row.bytes))
    },

    throughSequenceOf(boardId) {
      return Number(must(selectThroughSequence.get(boardId), `board ${boardId} has a snapshot`).through_sequence)
    },
  }
}
