import type { FastifyInstance } from 'fastify'
import { deriveBoardKey, firstKeyGenerations, hashBoardKey, parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { can } from '../../shared/board/role.ts'
import { boardKeyThroughCircle, boardRoleOf } from '../../shared/circle/circleKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { KeyHashesThroughCircle } from '../store/circleStore.ts'
import { keyStanding } from '../sync/admission.ts'
import { refuse } from './apiErrors.ts'
import { createBoardBody, wordsOf } from './apiSchemas.ts'
import { authorizeCircle, authorizeShelved, type CircleRoute, type InCircle, type ShelvedRoute } from './authorizeCircle.ts'
import { boardsPerHour } from './boardRoutes.ts'
import { changeShelvedBody, putOnShelfBody, takeOffShelfBody } from './circleSchemas.ts'
import { createBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'

/** The boards on a circle's shelf: making, putting, marking, taking off, opening them, and their pictures. */
export function shelfRoutes(server: FastifyInstance, services: HttpServices): void {
  const { store, hub, clock, limits, portrayer } = services

  server.post<CircleRoute>('/api/circles/:id/boards', { config: boardsPerHour(limits) }, async (request, reply) => {
    const authorized = await authorizeCircle(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (authorized.role !== 'facilitator') return refuse(reply, 'forbidden')
    const body = createBoardBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { circleId } = authorized.circle
    const shelf = await store.shelfPage(circleId, { words: '', tag: '', archived: false, sort: 'worked', page: 1 })
    if (shelf.onShelf + shelf.archived >= limits.boardsPerCircle) return refuse(reply, 'shelfFull')
    // Its own keys are given to nobody: it is the circle's.
    const { id } = await createBoard(services, body.data, circleId)
    void portrayer.portray(id)
    const key = await openingKey(authorized, id)
    return key ? reply.code(201).send({ id, key }) : refuse(reply, 'keyRevoked')
  })

  server.put<ShelvedRoute>('/api/circles/:id/boards/:board', async (request, reply) => {
    const authorized = await authorizeShelved(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const body = putOnShelfBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { circle, boardId } = authorized
    const refused = await whyNotFacilitator(boardId, body.data.key)
    if (refused) return refuse(reply, refused)
    const put = await store.putOnShelf(circle.circleId, boardId, { at: clock.now(), most: limits.boardsPerCircle })
    if (put === 'full') return refuse(reply, 'shelfFull')
    void portrayer.portray(boardId)
    return reply.code(put === 'put' ? 201 : 200).send({ onShelf: true })
  })

  server.patch<ShelvedRoute>('/api/circles/:id/boards/:board', async (request, reply) => {
    const authorized = await authorizeShelved(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (authorized.role !== 'facilitator') return refuse(reply, 'forbidden')
    const body = changeShelvedBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { archived, tags } = body.data
    const change = { ...(archived !== undefined && { archived }), ...(tags && { tags }) }
    const changed = await store.changeShelved(authorized.circle.circleId, authorized.boardId, change)
    return changed ? reply.send({ onShelf: true }) : refuse(reply, 'notOnShelf')
  })

  server.delete<ShelvedRoute>('/api/circles/:id/boards/:board', async (request, reply) => {
    const authorized = await authorizeShelved(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const body = takeOffShelfBody.safeParse(request.body ?? {})
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { circle, role, boardId } = authorized
    const refused = role === 'facilitator' ? undefined : await whyNotFacilitator(boardId, body.data.key ?? '')
    if (refused) return refuse(reply, refused)
    const shelved = await store.findShelved(circle.circleId, boardId)
    if (!shelved) return refuse(reply, 'notOnShelf')
    // Nobody has another key for it.
    if (shelved.belongs) return refuse(reply, 'belongsToCircle')
    await store.takeOffShelf(circle.circleId, boardId)
    hub.keysReplaced(boardId)
    return reply.send({ onShelf: false })
  })

  server.post<ShelvedRoute>('/api/circles/:id/boards/:board/key', async (request, reply) => {
    const authorized = await authorizeShelved(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const key = await openingKey(authorized, authorized.boardId)
    return key ? reply.send({ key, role: boardRoleOf[authorized.role] }) : refuse(reply, 'notOnShelf')
  })

  server.get<ShelvedRoute>('/api/circles/:id/boards/:board/picture', async (request, reply) => {
    const authorized = await authorizeShelved(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const found = await store.findPicture(authorized.circle.circleId, authorized.boardId)
    if (!found) return refuse(reply, 'notOnShelf')
    const etag = `"${found.throughSequence}"`
    // Asked about each time, since links are renewed; it comes again only when there is another one.
    reply.header('cache-control', 'private, no-cache').header('vary', 'authorization').header('etag', etag)
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(found.picture)
  })

  /** Why a key of a board doesn't show that its holder facilitates it; undefined when it does. */
  async function whyNotFacilitator(boardId: BoardId, text: string): Promise<'forbidden' | 'notFound' | 'keyRevoked' | undefined> {
    const key = parseBoardKey(text)
    const standing = key ? keyStanding(hashBoardKey(key), await store.findBoard(boardId)) : 'notFound'
    if (standing === 'notFound' || standing === 'keyRevoked') return standing
    return can(standing, 'facilitate') ? undefined : 'forbidden'
  }

  /** The board's key that comes of the circle's key in hand, which opens the board from then on; undefined when it is not on the shelf. */
  async function openingKey({ circle, role, key, keyHash }: InCircle, boardId: BoardId): Promise<BoardKey | undefined> {
    const board = await store.findBoard(boardId)
    const keys = board?.throughCircles.find(({ circleId }) => circleId === circle.circleId)
    if (!keys) return undefined
    const boardKey = boardKeyThroughCircle(key, boardId, keys.since)
    if ([keys.member, keys.facilitator?.facilitator].includes(hashBoardKey(boardKey))) return boardKey
    const hashes: KeyHashesThroughCircle =
      role === 'member' ? { of: 'member', participant: hashBoardKey(boardKey) } : { of: 'facilitator', keyHashes: allHashes(boardKey) }
    return (await store.admitThroughCircle(circle.circleId, boardId, keyHash, hashes)) ? boardKey : undefined
  }
}

function allHashes(facilitator: BoardKey) {
  return {
    facilitator: hashBoardKey(facilitator),
    participant: hashBoardKey(deriveBoardKey(facilitator, 'participant', firstKeyGenerations)),
    viewer: hashBoardKey(deriveBoardKey(facilitator, 'viewer', firstKeyGenerations)),
  }
}
