import type { DatabaseSync } from 'node:sqlite'
import { packDocument, unpackDocument, type PackedDocument } from './packedDocument.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'

type BackupRow = PackedDocument & { through_sequence: number; at: number; document_version: number; canvas_schema: string }

/** Documents as they were before they were migrated. Rows are added and never changed or removed. */
export function createBackupTable(database: DatabaseSync): Pick<SyncBoardStore, 'keepBackup' | 'loadBackups'> {
  const insert = database.prepare('INSERT INTO backups VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (board_id, through_sequence) DO NOTHING')
  const select = database.prepare('SELECT * FROM backups WHERE board_id = ? ORDER BY through_sequence')

  return {
    keepBackup({ boardId, throughSequence, at, documentVersion, canvasSchema, document }) {
      const { encoding, bytes, checksum } = packDocument({ boardId, throughSequence }, document)
      insert.run(boardId, throughSequence, at, documentVersion, JSON.stringify(canvasSchema), encoding, bytes, checksum)
    },

    loadBackups(boardId) {
      return (select.all(boardId) as BackupRow[]).map((row) => ({
        boardId,
        throughSequence: row.through_sequence,
        at: row.at,
        documentVersion: row.document_version,
        canvasSchema: JSON.parse(row.canvas_schema) as unknown,
        document: unpackDocument({ boardId, throughSequence: row.through_sequence, name: 'backup' }, row).document,
      }))
    },
  }
}
