import * as Y from 'yjs'
import { deriveBoardKey, firstKeyGenerations, hashBoardKey, newBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import type { Locale } from '../../shared/board/locale.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardStart } from '../../shared/board/template.ts'
import { createBoardDocument } from '../../shared/document/createBoardDocument.ts'
import { newBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'
import type { NewBoard } from '../store/boardStore.ts'
import type { HttpServices } from './httpServices.ts'

type Services = Pick<HttpServices, 'store' | 'clock' | 'randomBytes'>

/** A board that has just come to be. The keys are given out here and never again: the store gets their hashes. */
export type CreatedBoard = { id: BoardId; keys: Record<Role, BoardKey> }

/** Starts a board from a template, ours or one's own, on a circle's shelf or by itself; it is on disk when this resolves. Rejects when the store cannot save. */
export function createBoard(
  services: Services,
  board: { title: string; template: BoardStart; locale: Locale },
  circleId?: CircleId,
): Promise<CreatedBoard> {
  const update = Y.encodeStateAsUpdate(createBoardDocument(board))
  return storeNewBoard(services, { title: board.title, notes: 0, update, ...(circleId && { circleId }) })
}

/** `versions`: of moments before, for a board that comes with some. */
type BoardToStore = Pick<NewBoard, 'update' | 'versions' | 'circleId'> & { boardId?: BoardId; title: string; notes: number }

/** Gives a document (`update`: whole, V1) keys, and an id if it has none, and stores it as a board. As `createBoard` otherwise. */
export async function storeNewBoard(
  { store, clock, randomBytes }: Services,
  { boardId = newBoardId(randomBytes), title, notes, update, circleId, versions = [] }: BoardToStore,
): Promise<CreatedBoard> {
  const facilitator = newBoardKey(randomBytes)
  const keys = {
    facilitator,
    participant: deriveBoardKey(facilitator, 'participant', firstKeyGenerations),
    viewer: deriveBoardKey(facilitator, 'viewer', firstKeyGenerations),
  }
  const now = clock.now()
  const created = await store.createBoard({
    boardId,
    keyHashes: {
      facilitator: hashBoardKey(keys.facilitator),
      participant: hashBoardKey(keys.participant),
      viewer: hashBoardKey(keys.viewer),
    },
    generations: firstKeyGenerations,
    summary: { title, notes, updatedAt: now },
    update,
    createdAt: now,
    ...(circleId && { circleId }),
    versions,
  })
  // 96 random bits met twice: the random source is broken, and going on would give somebody another's board.
  if (created === 'exists') throw new Error('A new board id was taken already')
  return { id: boardId, keys }
}
