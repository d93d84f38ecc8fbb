import type { FastifyInstance } from 'fastify'
import { deriveBoardKey, hashBoardKey, type KeyGenerations } from '../../shared/board/boardKey.ts'
import { can } from '../../shared/board/role.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { refuse } from './apiErrors.ts'
import { createBoardBody, removePeopleBody, renewKeyBody, wordsOf } from './apiSchemas.ts'
import { authorize, type Authorized, type BoardRoute } from './authorize.ts'
import { createBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'

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
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const { board, role } = authorized
    const { title, notes, updatedAt } = hub.liveSummary(board.boardId) ?? board.summary
    return reply.header('cache-control', 'no-store').send({
      id: board.boardId,
      title,
      role,
      notes,
      createdAt: new Date(board.createdAt).toISOString(),
      updatedAt: new Date(updatedAt).toISOString(),
      participants: hub.participantsOn(board.boardId),
      ...(can(role, 'facilitate') && { keyGenerations: board.generations }),
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

async function renewKey(
  { store, hub }: HttpServices,
  { board, key }: Authorized,
  role: 'participant' | 'viewer',
): Promise<{ key: string; keyGenerations: KeyGenerations } | 'outdated'> {
  const keyGenerations = { ...board.generations, [role]: board.generations[role] + 1 }
  const newKey = deriveBoardKey(key, role, keyGenerations)
  const keyHashes = { ...board.keyHashes, [role]: hashBoardKey(newKey) }
  if ((await store.replaceKeys(board.boardId, keyHashes, keyGenerations)) === 'outdated') return 'outdated'
  hub.keysReplaced(board.boardId)
  return { key: newKey, keyGenerations }
}
