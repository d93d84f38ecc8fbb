import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { deriveMemberKey, hashCircleKey, newCircleKey } from '../../shared/circle/circleKey.ts'
import { boardsAPage, type ShelvedBoard } from '../../shared/circle/shelf.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { newCircleId } from '../../shared/ids/circleId.ts'
import { refuse } from './apiErrors.ts'
import { wordsOf } from './apiSchemas.ts'
import { authorizeCircle, type CircleRoute } from './authorizeCircle.ts'
import { boardsPerHour } from './boardRoutes.ts'
import { createCircleBody, renameCircleBody, shelfQuery, type circleInfo } from './circleSchemas.ts'
import type { HttpServices } from './httpServices.ts'

const minuteMs = 60_000

/** Starting a circle, looking at its shelf, naming it, renewing its members' key. */
export function circleRoutes(server: FastifyInstance, services: HttpServices): void {
  const { store, hub, clock, limits, randomBytes } = services
  const pagesPerMinute = { rateLimit: { max: limits.shelfPagesPerAddressPerMinute, timeWindow: minuteMs } }

  server.post('/api/circles', { config: boardsPerHour(limits) }, async (request, reply) => {
    const body = createCircleBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const circleId = newCircleId(randomBytes)
    const facilitator = newCircleKey(randomBytes)
    const member = deriveMemberKey(facilitator, 1)
    const created = await store.createCircle({
      circleId,
      name: body.data.name,
      facilitatorKeyHash: hashCircleKey(facilitator),
      memberKeyHash: hashCircleKey(member),
      createdAt: clock.now(),
    })
    // As with boards: the random source is broken, and going on would give somebody another's circle.
    if (created === 'exists') throw new Error('A new circle id was taken already')
    return reply.code(201).send({ id: circleId, keys: { facilitator, member } })
  })

  server.get<CircleRoute>('/api/circles/:id', { config: pagesPerMinute }, async (request, reply) => {
    const authorized = await authorizeCircle(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const query = shelfQuery.safeParse(request.query)
    if (!query.success) return refuse(reply, 'invalidRequest', wordsOf(query.error))
    const { circle, role } = authorized
    const { q: words, tag, archived, sort, page } = query.data
    const shelf = await store.shelfPage(circle.circleId, { words, tag, archived: archived === 'true', sort, page })
    const info: z.infer<typeof circleInfo> = {
      id: circle.circleId,
      name: circle.name,
      role,
      createdAt: new Date(circle.createdAt).toISOString(),
      ...(role === 'facilitator' && { keyGeneration: circle.memberGeneration }),
      ...shelf,
      boards: shelf.boards.map((board) => shownOf({ ...board, ...freshest(board.boardId) }, hub.participantsOn(board.boardId))),
      boardsAPage,
    }
    return reply.header('cache-control', 'private, no-store').send(info)
  })

  server.patch<CircleRoute>('/api/circles/:id', async (request, reply) => {
    const authorized = await authorizeCircle(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (authorized.role !== 'facilitator') return refuse(reply, 'forbidden')
    const body = renameCircleBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    await store.renameCircle(authorized.circle.circleId, body.data.name)
    return reply.send({ id: authorized.circle.circleId, name: body.data.name })
  })

  server.post<CircleRoute>('/api/circles/:id/keys', async (request, reply) => {
    const authorized = await authorizeCircle(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (authorized.role !== 'facilitator') return refuse(reply, 'forbidden')
    const { circle, key } = authorized
    const keyGeneration = circle.memberGeneration + 1
    const renewed = deriveMemberKey(key, keyGeneration)
    const opened = await store.replaceMemberKey(circle.circleId, hashCircleKey(renewed), keyGeneration)
    if (opened === 'outdated') return refuse(reply, 'conflict')
    for (const boardId of opened) hub.keysReplaced(boardId)
    return reply.code(201).send({ key: renewed, keyGeneration })
  })

  /** What is noted on the disk of a board that people are on is half a minute old. */
  function freshest(boardId: BoardId): Partial<ShelvedBoard> {
    const live = hub.liveSummary(boardId)
    return live ? { title: live.title, workedAt: live.updatedAt } : {}
  }
}

function shownOf({ boardId, workedAt, placed, picture, people, tags, found, ...board }: ShelvedBoard, participants: number) {
  return {
    ...board,
    id: boardId,
    workedAt: new Date(workedAt).toISOString(),
    ...(placed !== undefined && { placed }),
    people: [...people],
    tags: [...tags],
    participants,
    ...(picture !== undefined && { picture: String(picture) }),
    found: { notes: found.notes.map(({ number, parts }) => ({ number, parts: [...parts] })), count: found.count },
  }
}
