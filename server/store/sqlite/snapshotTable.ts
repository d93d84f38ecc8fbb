import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import type { CompressedBytes } from '../boardStore.ts'
import { packDocument, unpackDocument, type PackedDocument } from './packedDocument.ts'

type SnapshotRow = PackedDocument & { through_sequence: number }

export type SnapshotTable = {
  /** Puts `snapshot` (V1 update encoding) in the place of the board's present one. */
  write(boardId: BoardId, throughSequence: number, snapshot: Uint8Array): void
  /** The board's snapshot, V1, and as it lies there. Throws when its bytes went bad. */
  read(boardId: BoardId): { snapshot: Uint8Array; compressed: CompressedBytes }
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
      const { encoding, bytes, checksum } = packDocument({ boardId, throughSequence }, snapshot)
      upsert.run(boardId, throughSequence, encoding, bytes, checksum)
    },

    read(boardId) {
      const row = must(select.get(boardId) as SnapshotRow | undefined, `board ${boardId} has a snapshot`)
      const { document, compressed } = unpackDocument({ boardId, throughSequence: row.through_sequence, name: 'snapshot' }, row)
      return { snapshot: document, compressed }
    },

    throughSequenceOf(boardId) {
      return Number(must(selectThroughSequence.get(boardId), `board ${boardId} has a snapshot`).through_sequence)
    },
  }
}
