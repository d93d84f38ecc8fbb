import type { FastifyRequest } from 'fastify'
import { hashCircleKey, parseCircleKey, type CircleKey, type CircleRole } from '../../shared/circle/circleKey.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { parseCircleId } from '../../shared/ids/circleId.ts'
import type { CircleStore, StoredCircle } from '../store/circleStore.ts'
import { bearerOf } from './authorize.ts'

export type InCircle = { circle: StoredCircle; role: CircleRole; key: CircleKey; keyHash: string }

/** Routes below a circle: its id as it stands in the path. */
export type CircleRoute = { Params: { id: string } }
export type ShelvedRoute = { Params: { id: string; board: string } }

/**
 * Who is asking: the circle in the path and the role of the key in `Authorization: Bearer <key>`. A malformed id or key, a missing circle and a
 * wrong key are not told apart.
 */
export async function authorizeCircle(
  store: Pick<CircleStore, 'findCircle'>,
  request: FastifyRequest<CircleRoute>,
): Promise<InCircle | 'noCircle' | 'keyRevoked'> {
  const circleId = parseCircleId(request.params.id)
  const key = parseCircleKey(bearerOf(request))
  if (!circleId || !key) return 'noCircle'
  // Hashed before anything is known of the circle, so that one that exists takes no longer to refuse.
  const keyHash = hashCircleKey(key)
  const circle = await store.findCircle(circleId)
  if (circle?.revokedKeyHashes.includes(keyHash)) return 'keyRevoked'
  const role = circle && roleOf(keyHash, circle)
  return circle && role ? { circle, role, key, keyHash } : 'noCircle'
}

/** The same, with the board that the path names. Whether it is on the shelf is another question. */
export async function authorizeShelved(
  store: Pick<CircleStore, 'findCircle'>,
  request: FastifyRequest<ShelvedRoute>,
): Promise<(InCircle & { boardId: BoardId }) | 'noCircle' | 'keyRevoked' | 'notOnShelf'> {
  const authorized = await authorizeCircle(store, request)
  if (typeof authorized === 'string') return authorized
  const boardId = parseBoardId(request.params.board)
  return boardId ? { ...authorized, boardId } : 'notOnShelf'
}

function roleOf(keyHash: string, { facilitatorKeyHash, memberKeyHash }: StoredCircle): CircleRole | undefined {
  if (keyHash === facilitatorKeyHash) return 'facilitator'
  return keyHash === memberKeyHash ? 'member' : undefined
}
