import type { DatabaseSync } from 'node:sqlite'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { CircleId } from '../../../shared/ids/circleId.ts'
import { must } from '../../../shared/must.ts'
import type { StoredCircle } from '../circleStore.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import { inTransaction } from './transaction.ts'

type CircleRow = {
  name: string
  facilitator_key_hash: string
  member_key_hash: string
  member_generation: number
  created_at: number
}

/** What is known of circles besides their shelves: names and keys. */
export function createCircleTable(
  database: DatabaseSync,
): Pick<SyncBoardStore, 'createCircle' | 'findCircle' | 'renameCircle' | 'replaceMemberKey'> {
  const insert = database.prepare('INSERT INTO circles VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING')
  const select = database.prepare('SELECT * FROM circles WHERE circle_id = ?')
  const selectRevoked = database.prepare('SELECT key_hash FROM revoked_circle_keys WHERE circle_id = ?')
  const updateName = database.prepare('UPDATE circles SET name = ? WHERE circle_id = ?')
  const updateMemberKey = database.prepare('UPDATE circles SET member_key_hash = ?, member_generation = ? WHERE circle_id = ?')
  const insertRevoked = database.prepare('INSERT INTO revoked_circle_keys VALUES (?, ?) ON CONFLICT DO NOTHING')
  const selectOpened = database.prepare('SELECT board_id FROM shelf WHERE circle_id = ? AND member_key_hash IS NOT NULL')
  const revokeOpened = database.prepare(
    'INSERT INTO revoked_keys SELECT board_id, member_key_hash FROM shelf WHERE circle_id = ? AND member_key_hash IS NOT NULL ON CONFLICT DO NOTHING',
  )
  const closeOpened = database.prepare('UPDATE shelf SET member_key_hash = NULL WHERE circle_id = ?')

  function findCircle(circleId: CircleId): StoredCircle | undefined {
    const row = select.get(circleId) as CircleRow | undefined
    if (!row) return undefined
    return {
      circleId,
      name: row.name,
      facilitatorKeyHash: row.facilitator_key_hash,
      memberKeyHash: row.member_key_hash,
      memberGeneration: row.member_generation,
      createdAt: row.created_at,
      revokedKeyHashes: selectRevoked.all(circleId).map(({ key_hash }) => String(key_hash)),
    }
  }

  return {
    findCircle,
    createCircle({ circleId, name, facilitatorKeyHash, memberKeyHash, createdAt }) {
      const { changes } = insert.run(circleId, name, facilitatorKeyHash, memberKeyHash, createdAt)
      return changes === 0 ? 'exists' : 'created'
    },
    renameCircle: (circleId, name) => Number(updateName.run(name, circleId).changes) > 0,
    replaceMemberKey(circleId, keyHash, generation) {
      return inTransaction(database, () => {
        const present = must(findCircle(circleId), `circle ${circleId} is in the store`)
        if (generation <= present.memberGeneration) return 'outdated'
        insertRevoked.run(circleId, present.memberKeyHash)
        updateMemberKey.run(keyHash, generation, circleId)
        const opened = (selectOpened.all(circleId) as { board_id: BoardId }[]).map(({ board_id }) => board_id)
        revokeOpened.run(circleId)
        closeOpened.run(circleId)
        return opened
      })
    },
  }
}
