import type { FastifyRequest } from 'fastify'
import { hashBoardKey, parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import { parseBoardId } from '../../shared/ids/boardId.ts'
import type { BoardStore, StoredBoard } from '../store/boardStore.ts'
import { keyStanding } from '../sync/admission.ts'

export type Authorized = { board: StoredBoard; role: Role; key: BoardKey }

/** Routes below a board: its id as it stands in the path. */
export type BoardRoute = { Params: { id: string } }

/**
 * Who is asking: the board in the path and the role of the key in `Authorization: Bearer <key>`. A malformed id or key,
 * a missing board and a wrong key are not told apart.
 */
export async function authorize(store: BoardStore, request: FastifyRequest<BoardRoute>): Promise<Authorized | 'notFound' | 'keyRevoked'> {
  const boardId = parseBoardId(request.params.id)
  const key = parseBoardKey(/^Bearer ([^ ]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '')
  if (!boardId || !key) return 'notFound'
  const board = await store.findBoard(boardId)
  const standing = keyStanding(hashBoardKey(key), board)
  if (standing === 'keyRevoked') return standing
  return board && standing !== 'notFound' ? { board, role: standing, key } : 'notFound'
}
