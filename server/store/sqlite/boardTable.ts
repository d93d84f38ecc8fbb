import type { DatabaseSync } from 'node:sqlite'
import { roles, type Role } from '../../../shared/board/role.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import type { NewVersion, StoredBoard } from '../boardStore.ts'
import { areNewer } from '../keyGenerations.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import type { ShelfTable } from './shelfTable.ts'
import { inTransaction } from './transaction.ts'

type BoardRow = {
  facilitator_key_hash: string
  participant_key_hash: string
  viewer_key_hash: string
  participant_generation: number
  viewer_generation: number
  title: string
  notes: number
  created_at: number
  updated_at: number
  layout: string | null
  deleted_at: number | null
}

/** What is known of boards besides their documents: title, dates, keys. `others`: what other tables hold of them; they write within the transaction under way. */
export function createBoardTable(
  database: DatabaseSync,
  others: {
    writeSnapshot: (boardId: BoardId, throughSequence: number, snapshot: Uint8Array) => void
    writeVersion: (version: NewVersion) => void
    putOnShelf: ShelfTable['insert']
    keysOf: ShelfTable['keysOf']
  },
): Pick<SyncBoardStore, 'createBoard' | 'findBoard' | 'noteLayout' | 'describeBoard' | 'replaceKeys'> {
  const insertBoard = database.prepare('INSERT INTO boards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL) ON CONFLICT DO NOTHING')
  const selectBoard = database.prepare(
    'SELECT boards.*, at AS deleted_at FROM boards LEFT JOIN deleted_boards USING (board_id) WHERE board_id = ? AND coalesce(is_going, 0) = 0',
  )
  const selectRevokedKeys = database.prepare('SELECT key_hash FROM revoked_keys WHERE board_id = ?')
  const updateLayout = database.prepare('UPDATE boards SET layout = ? WHERE board_id = ?')
  const updateSummary = database.prepare('UPDATE boards SET title = ?, notes = ?, updated_at = ? WHERE board_id = ?')
  const updateKeys = database.prepare(
    `UPDATE boards SET facilitator_key_hash = ?, participant_key_hash = ?, viewer_key_hash = ?, participant_generation = ?, viewer_generation = ?
     WHERE board_id = ?`,
  )
  const insertRevokedKey = database.prepare('INSERT INTO revoked_keys VALUES (?, ?) ON CONFLICT DO NOTHING')

  function findBoard(boardId: BoardId): StoredBoard | undefined {
    const row = selectBoard.get(boardId) as BoardRow | undefined
    if (!row) return undefined
    return {
      boardId,
      keyHashes: { facilitator: row.facilitator_key_hash, participant: row.participant_key_hash, viewer: row.viewer_key_hash },
      revokedKeyHashes: selectRevokedKeys.all(boardId).map(({ key_hash }) => String(key_hash)),
      generations: { participant: row.participant_generation, viewer: row.viewer_generation },
      throughCircles: others.keysOf(boardId),
      summary: { title: row.title, notes: row.notes, updatedAt: row.updated_at },
      layout: row.layout ?? undefined,
      createdAt: row.created_at,
      deletedAt: row.deleted_at ?? undefined,
    }
  }

  return {
    findBoard,

    createBoard({ boardId, keyHashes, generations, summary, update, createdAt, circleId, versions = [] }) {
      return inTransaction(database, () => {
        const { changes } = insertBoard.run(
          boardId,
          ...hashesInOrder(keyHashes),
          generations.participant,
          generations.viewer,
          summary.title,
          summary.notes,
          createdAt,
          summary.updatedAt,
        )
        if (changes === 0) return 'exists'
        others.writeSnapshot(boardId, 0, update)
        for (const version of versions) others.writeVersion({ ...version, boardId })
        if (circleId) others.putOnShelf({ circleId, boardId, belongs: true, at: createdAt })
        return 'created'
      })
    },

    noteLayout(boardId, layout) {
      mustBeThere(boardId, updateLayout.run(layout ?? null, boardId).changes)
    },

    describeBoard(boardId, summary) {
      mustBeThere(boardId, updateSummary.run(summary.title, summary.notes, summary.updatedAt, boardId).changes)
    },

    replaceKeys(boardId, keyHashes, generations) {
      return inTransaction(database, () => {
        const present = must(findBoard(boardId), `board ${boardId} is in the store`)
        if (!areNewer(generations, present.generations)) return 'outdated'
        for (const role of roles) {
          if (present.keyHashes[role] !== keyHashes[role]) insertRevokedKey.run(boardId, present.keyHashes[role])
        }
        updateKeys.run(...hashesInOrder(keyHashes), generations.participant, generations.viewer, boardId)
        return 'replaced'
      })
    },
  }
}

function mustBeThere(boardId: BoardId, changes: number | bigint): void {
  if (changes === 0) throw new Error(`Broken invariant: board ${boardId} is in the store`)
}

function hashesInOrder(keyHashes: Record<Role, string>): [string, string, string] {
  return [keyHashes.facilitator, keyHashes.participant, keyHashes.viewer]
}
