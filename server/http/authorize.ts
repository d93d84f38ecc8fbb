import type { FastifyRequest } from 'fastify'
import { hashBoardKey, parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import { parseBoardId } from '../../shared/ids/boardId.ts'
import type { BoardStore, KeysThroughCircle, StoredBoard } from '../store/boardStore.ts'
import { cameThrough, keyStanding } from '../sync/admission.ts'

/** `through`: the keys of the circle through which this key has come; undefined for one of the board's own. */
export type Authorized = { board: StoredBoard; role: Role; key: BoardKey; through: KeysThroughCircle | undefined }

/** Routes below a board: its id as it stands in the path. */
export type BoardRoute = { Params: { id: string } }

/**
 * Who is asking: the board in the path and the role of the key in `Authorization: Bearer <key>`. A malformed id or key,
 * a missing board and a wrong key are not told apart.
 */
export async function authorize(
  store: Pick<BoardStore, 'findBoard'>,
  request: FastifyRequest<BoardRoute>,
): Promise<Authorized | 'notFound' | 'keyRevoked' | 'boardDeleted'> {
  const holder = await holderOf(store, request)
  return typeof holder !== 'string' && holder.board.deletedAt !== undefined ? 'boardDeleted' : holder
}

/** Who is asking, also where the board is in the trash. */
export async function holderOf(
  store: Pick<BoardStore, 'findBoard'>,
  request: FastifyRequest<BoardRoute>,
): Promise<Authorized | 'notFound' | 'keyRevoked'> {
  const boardId = parseBoardId(request.params.id)
  const key = parseBoardKey(bearerOf(request))
  if (!boardId || !key) return 'notFound'
  const board = await store.findBoard(boardId)
  const keyHash = hashBoardKey(key)
  const standing = keyStanding(keyHash, board)
  if (standing === 'keyRevoked') return standing
  return board && standing !== 'notFound' ? { board, role: standing, key, through: cameThrough(keyHash, board) } : 'notFound'
}

/** The key in `Authorization: Bearer <key>`; '' when there is none. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return /^Bearer ([^ ]+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}
