import type { FastifyInstance } from 'fastify'
import { deriveBoardKey, hashBoardKey, type KeyGenerations } from '../../shared/board/boardKey.ts'
import { can } from '../../shared/board/role.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { refuse } from './apiErrors.ts'
import { createBoardBody, removePeopleBody, renewKeyBody, wordsOf } from './apiSchemas.ts'
import { authorize, holderOf, type Authorized, type BoardRoute } from './authorize.ts'
import { createBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'
import { refuseDeleted } from './trashRoutes.ts'

const hourMs = 3_600_000

/** Starting a board, looking at one, renewing its keys, sending people away. */
export function boardRoutes(server: FastifyInstance, services: HttpServices): void {
  const { store, hub, limits } = services

  server.post('/api/boards', { config: boardsPerHour(limits) }, async (request, reply) => {
    const body = createBoardBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    return reply.code(201).send(await createBoard(services, body.data))
  })

  server.get<BoardRoute>('/api/boards/:id', async (request, reply) => {
    const authorized = await holderOf(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (authorized.board.deletedAt !== undefined) return refuseDeleted(reply, authorized, limits)
    const { board, role, through } = authorized
    const facilitates = can(role, 'facilitate')
    const circles = facilitates || through ? await store.circlesOf(board.boardId) : []
    const circle = circles.find(({ circleId }) => circleId === through?.circleId)
    const { title, notes, updatedAt } = hub.liveSummary(board.boardId) ?? board.summary
    return reply.header('cache-control', 'no-store').send({
      id: board.boardId,
      title,
      role,
      notes,
      createdAt: new Date(board.createdAt).toISOString(),
      updatedAt: new Date(updatedAt).toISOString(),
      participants: hub.participantsOn(board.boardId),
      ...(facilitates && { keyGenerations: (through ?? board).generations, circles: circles.map(inShort) }),
      ...(circle && { circle: inShort(circle) }),
    })
  })

  server.post<BoardRoute>('/api/boards/:id/keys', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const body = renewKeyBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const renewed = await renewKey(services, authorized, body.data.role)
    return renewed === 'outdated' ? refuse(reply, 'conflict') : reply.code(201).send(renewed)
  })

  server.post<BoardRoute>('/api/boards/:id/removals', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const body = removePeopleBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    return reply.send({ removed: hub.remove(authorized.board.boardId, body.data.clientIds) })
  })
}

/** How many boards one address may bring about, in this way or that. */
export function boardsPerHour({ boardsPerAddressPerHour }: Limits): { rateLimit: object } {
  return { rateLimit: { max: boardsPerAddressPerHour, timeWindow: hourMs } }
}

function inShort({ circleId, name }: { circleId: CircleId; name: string }): { id: CircleId; name: string } {
  return { id: circleId, name }
}

/** Renews a key among those that follow from the facilitator's key in hand: the board's own, or those of a circle's facilitators. */
async function renewKey(
  { store, hub }: HttpServices,
  { board, key, through }: Authorized,
  role: 'participant' | 'viewer',
): Promise<{ key: string; keyGenerations: KeyGenerations } | 'outdated'> {
  const { boardId } = board
  const present = (through ?? board).generations
  const keyGenerations = { ...present, [role]: present[role] + 1 }
  const newKey = deriveBoardKey(key, role, keyGenerations)
  const keyHashes = { ...(through?.facilitator ?? board.keyHashes), [role]: hashBoardKey(newKey) }
  const replaced = through
    ? await store.replaceKeysThroughCircle(through.circleId, boardId, keyHashes, keyGenerations)
    : await store.replaceKeys(boardId, keyHashes, keyGenerations)
  if (replaced === 'outdated') return 'outdated'
  hub.keysReplaced(board.boardId)
  return { key: newKey, keyGenerations }
}
