import type { DatabaseSync } from 'node:sqlite'
import type { KeyGenerations } from '../../../shared/board/boardKey.ts'
import { roles } from '../../../shared/board/role.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import type { CircleId } from '../../../shared/ids/circleId.ts'
import { must } from '../../../shared/must.ts'
import type { KeysThroughCircle } from '../boardStore.ts'
import { areNewer } from '../keyGenerations.ts'
import type { SyncBoardStore } from './sqliteProtocol.ts'
import { inTransaction } from './transaction.ts'

type ShelfMethods = Pick<
  SyncBoardStore,
  | 'putOnShelf'
  | 'takeOffShelf'
  | 'changeShelved'
  | 'findShelved'
  | 'circlesOf'
  | 'hasShelved'
  | 'admitThroughCircle'
  | 'replaceKeysThroughCircle'
>

export type ShelfTable = ShelfMethods & {
  /** Puts a board on a shelf on which it isn't. `belongs`: it was made there. */
  insert(shelved: { circleId: CircleId; boardId: BoardId; belongs: boolean; at: number }): void
  /** The keys of a board that came of circles' keys. */
  keysOf(boardId: BoardId): KeysThroughCircle[]
}

type KeysRow = {
  circle_id: CircleId
  put_at: number
  member_key_hash: string | null
  facilitator_key_hash: string | null
  participant_key_hash: string | null
  viewer_key_hash: string | null
  participant_generation: number
  viewer_generation: number
}

const ofBoard = 'circle_id = ? AND board_id = ?'

/** Which boards are on which circle's shelf, and with which keys the circle's people open them. */
export function createShelfTable(database: DatabaseSync): ShelfTable {
  const insertRow = database.prepare("INSERT INTO shelf VALUES (?, ?, ?, 0, '[]', ?, NULL, NULL, NULL, NULL, 1, 1)")
  const countRows = database.prepare('SELECT count(*) AS boards FROM shelf WHERE circle_id = ?')
  const selectRow = database.prepare(`SELECT belongs FROM shelf WHERE ${ofBoard}`)
  const deleteRow = database.prepare(`DELETE FROM shelf WHERE ${ofBoard}`)
  const updateArchived = database.prepare(`UPDATE shelf SET archived = ? WHERE ${ofBoard}`)
  const updateTags = database.prepare(`UPDATE shelf SET tags = ? WHERE ${ofBoard}`)
  const selectAny = database.prepare('SELECT 1 FROM shelf LIMIT 1')
  const selectCircles = database.prepare(
    'SELECT circle_id, name FROM shelf JOIN circles USING (circle_id) WHERE board_id = ? ORDER BY put_at',
  )
  const selectKeys = database.prepare('SELECT * FROM shelf WHERE board_id = ?')
  const insertRevoked = database.prepare('INSERT INTO revoked_keys VALUES (?, ?) ON CONFLICT DO NOTHING')
  const updateMember = database.prepare(
    `UPDATE shelf SET member_key_hash = ? WHERE ${ofBoard} AND EXISTS (SELECT 1 FROM circles WHERE circle_id = ? AND member_key_hash = ?)`,
  )
  const updateFirst = database.prepare(
    `UPDATE shelf SET facilitator_key_hash = ?, participant_key_hash = ?, viewer_key_hash = ?
     WHERE ${ofBoard} AND EXISTS (SELECT 1 FROM circles WHERE circle_id = ? AND facilitator_key_hash = ?)`,
  )
  const updateKeys = database.prepare(
    `UPDATE shelf SET facilitator_key_hash = ?, participant_key_hash = ?, viewer_key_hash = ?, participant_generation = ?, viewer_generation = ?
     WHERE ${ofBoard}`,
  )

  const keysOf = (boardId: BoardId): KeysThroughCircle[] => (selectKeys.all(boardId) as KeysRow[]).map(keysIn)
  const keysFor = (circleId: CircleId, boardId: BoardId): KeysThroughCircle | undefined =>
    keysOf(boardId).find((keys) => keys.circleId === circleId)
  const insert: ShelfTable['insert'] = ({ circleId, boardId, belongs, at }) => void insertRow.run(circleId, boardId, Number(belongs), at)

  return {
    insert,
    keysOf,
    putOnShelf(circleId, boardId, { at, most }) {
      return inTransaction(database, () => {
        if (selectRow.get(circleId, boardId)) return 'there'
        if (Number(countRows.get(circleId)?.boards) >= most) return 'full'
        insert({ circleId, boardId, belongs: false, at })
        return 'put'
      })
    },
    takeOffShelf(circleId, boardId) {
      return inTransaction(database, () => {
        const keys = keysFor(circleId, boardId)
        for (const hash of [keys?.member, ...Object.values(keys?.facilitator ?? {})]) if (hash) insertRevoked.run(boardId, hash)
        return Number(deleteRow.run(circleId, boardId).changes) > 0
      })
    },
    changeShelved(circleId, boardId, { archived, tags }) {
      return inTransaction(database, () => {
        if (archived !== undefined) updateArchived.run(Number(archived), circleId, boardId)
        if (tags !== undefined) updateTags.run(JSON.stringify(tags), circleId, boardId)
        return selectRow.get(circleId, boardId) !== undefined
      })
    },
    findShelved(circleId, boardId) {
      const row = selectRow.get(circleId, boardId)
      return row && { belongs: row.belongs === 1 }
    },
    hasShelved: () => selectAny.get() !== undefined,
    circlesOf: (boardId) =>
      (selectCircles.all(boardId) as { circle_id: CircleId; name: string }[]).map(({ circle_id: circleId, name }) => ({ circleId, name })),
    admitThroughCircle(circleId, boardId, circleKeyHash, hashes) {
      const rest = [circleId, boardId, circleId, circleKeyHash] as const
      if (hashes.of === 'member') return Number(updateMember.run(hashes.participant, ...rest).changes) > 0
      const { facilitator, participant, viewer } = hashes.keyHashes
      return Number(updateFirst.run(facilitator, participant, viewer, ...rest).changes) > 0
    },
    replaceKeysThroughCircle(circleId, boardId, keyHashes, generations) {
      return inTransaction(database, () => {
        const present = must(keysFor(circleId, boardId), `board ${boardId} is on the shelf`)
        if (!areNewer(generations, present.generations)) return 'outdated'
        for (const role of roles) {
          const hash = present.facilitator?.[role]
          if (hash !== undefined && hash !== keyHashes[role]) insertRevoked.run(boardId, hash)
        }
        const { facilitator, participant, viewer } = keyHashes
        updateKeys.run(facilitator, participant, viewer, generations.participant, generations.viewer, circleId, boardId)
        return 'replaced'
      })
    },
  }
}

function keysIn(row: KeysRow): KeysThroughCircle {
  const { facilitator_key_hash: facilitator, participant_key_hash: participant, viewer_key_hash: viewer } = row
  const generations: KeyGenerations = { participant: row.participant_generation, viewer: row.viewer_generation }
  return {
    circleId: row.circle_id,
    since: row.put_at,
    member: row.member_key_hash ?? undefined,
    facilitator: facilitator !== null && participant !== null && viewer !== null ? { facilitator, participant, viewer } : undefined,
    generations,
  }
}
