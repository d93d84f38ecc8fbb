import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { VersionId, VersionKind } from '../../../shared/version/boardVersion.ts'
import type { NewVersion, StoredVersion } from '../boardStore.ts'
import { packCompressed, unpackCompressed, type PackedDocument } from './packedDocument.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import { inTransaction } from './transaction.ts'

type ListedRow = {
  version_id: VersionId
  at: number
  kind: VersionKind
  name: string
  made_by: string
  notes: number
  through_sequence: number
  layout: string
  size: number
}

const listed = 'version_id, at, kind, name, made_by, notes, through_sequence, layout, length(bytes) AS size'

type VersionTable = Pick<SyncBoardStore, 'keepVersion' | 'listVersions' | 'loadVersion' | 'renameVersion' | 'removeVersion'> & {
  /** Writes a version within the transaction under way. */
  writeVersion(version: NewVersion): void
}

/** Boards as they were at moments that people may want to come back to: whole documents, compressed, each with a checksum. */
export function createVersionTable(database: DatabaseSync): VersionTable {
  const insert = database.prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const selectAll = database.prepare(`SELECT ${listed} FROM versions WHERE board_id = ? ORDER BY at, version_id`)
  const selectOne = database.prepare(`SELECT ${listed}, encoding, checksum, bytes FROM versions WHERE board_id = ? AND version_id = ?`)
  const updateName = database.prepare('UPDATE versions SET name = ?, made_by = ? WHERE board_id = ? AND version_id = ?')
  const remove = database.prepare('DELETE FROM versions WHERE board_id = ? AND version_id = ?')

  function writeVersion({ boardId, document, id, at, kind, name, by, notes, throughSequence, layout }: NewVersion): void {
    const { encoding, bytes, checksum } = packCompressed({ boardId, throughSequence }, document)
    insert.run(boardId, id, at, kind, name, by, notes, throughSequence, layout, encoding, checksum, bytes)
  }

  return {
    writeVersion,
    keepVersion(version, outlived) {
      inTransaction(database, () => {
        // First make room, then fill it: so that a version still fits on a disk that is nearly full.
        for (const outlivedId of outlived) remove.run(version.boardId, outlivedId)
        writeVersion(version)
      })
    },
    listVersions: (boardId) => (selectAll.all(boardId) as ListedRow[]).map(versionOf),
    loadVersion(boardId, versionId) {
      const row = selectOne.get(boardId, versionId) as (ListedRow & PackedDocument) | undefined
      return row && { version: versionOf(row), document: documentIn(boardId, row) }
    },
    renameVersion: (boardId, versionId, name, by) => Number(updateName.run(name, by, boardId, versionId).changes) > 0,
    removeVersion: (boardId, versionId) => Number(remove.run(boardId, versionId).changes) > 0,
  }
}

function versionOf(row: ListedRow): StoredVersion {
  return {
    id: row.version_id,
    at: row.at,
    kind: row.kind,
    name: row.name,
    by: row.made_by,
    notes: row.notes,
    throughSequence: row.through_sequence,
    layout: row.layout,
    bytes: row.size,
  }
}

function documentIn(boardId: BoardId, row: ListedRow & PackedDocument) {
  return unpackCompressed({ boardId, throughSequence: row.through_sequence, name: `version ${row.version_id}` }, row)
}
