import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { can } from '../../shared/board/role.ts'
import { parseVersionId, type VersionId } from '../../shared/version/boardVersion.ts'
import type { StoredVersion } from '../store/boardStore.ts'
import { refuse } from './apiErrors.ts'
import { nameVersionBody, renameVersionBody, restoreVersionBody, wordsOf, type versionInfo } from './apiSchemas.ts'
import { authorize, type Authorized, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'
import { sendDocument } from './sendDocument.ts'
import { orCannotSave, versionRefusals } from './versionRefusals.ts'

type VersionRoute = { Params: BoardRoute['Params'] & { version: string } }

const minuteMs = 60_000

/** A board's versions: which there are, what was on the board then, naming one, and going back to one. */
export function versionRoutes(server: FastifyInstance, services: HttpServices): void {
  const { store, keeper, versions, limits, log } = services
  const makeLimit = { rateLimit: { max: limits.versionsPerAddressPerMinute, timeWindow: minuteMs } }

  server.get<BoardRoute>('/api/boards/:id/versions', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const known = await store.listVersions(authorized.board.boardId)
    return reply.header('cache-control', 'no-store').send({ versions: known.map(infoOf) })
  })

  server.post<BoardRoute>('/api/boards/:id/versions', { config: makeLimit }, async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const body = nameVersionBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const named = await orCannotSave(log, () => versions.name(authorized.board.boardId, authorized.role, body.data))
    return typeof named === 'string' ? refuse(reply, versionRefusals[named]) : reply.code(201).send(infoOf(named))
  })

  server.get<VersionRoute>('/api/boards/:id/versions/:version', async (request, reply) => {
    const authorized = await authorizeVersion(request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const document = await keeper.document(authorized.board.boardId, authorized.version)
    return typeof document === 'string' ? refuse(reply, versionRefusals[document]) : sendDocument(request, reply, document)
  })

  server.patch<VersionRoute>('/api/boards/:id/versions/:version', async (request, reply) => {
    const authorized = await authorizeVersion(request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const body = renameVersionBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { boardId } = authorized.board
    const renamed = await orCannotSave(log, () => keeper.rename(boardId, authorized.version, body.data.name, body.data.by))
    return typeof renamed === 'string' ? refuse(reply, versionRefusals[renamed]) : reply.send(infoOf(renamed))
  })

  server.delete<VersionRoute>('/api/boards/:id/versions/:version', async (request, reply) => {
    const authorized = await authorizeVersion(request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const removed = await orCannotSave(log, () => store.removeVersion(authorized.board.boardId, authorized.version))
    if (typeof removed === 'string') return refuse(reply, versionRefusals[removed])
    return removed ? reply.send({ removed }) : refuse(reply, 'unknownVersion')
  })

  server.post<VersionRoute>('/api/boards/:id/versions/:version/restore', { config: makeLimit }, async (request, reply) => {
    const authorized = await authorizeVersion(request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const body = restoreVersionBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { boardId } = authorized.board
    const restored = await orCannotSave(log, () => versions.restore(boardId, authorized.version, body.data))
    return typeof restored === 'string' ? refuse(reply, versionRefusals[restored]) : reply.send(restored)
  })

  async function authorizeVersion(
    request: FastifyRequest<VersionRoute>,
  ): Promise<(Authorized & { version: VersionId }) | 'notFound' | 'keyRevoked' | 'boardDeleted' | 'unknownVersion'> {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return authorized
    const version = parseVersionId(request.params.version)
    return version ? { ...authorized, version } : 'unknownVersion'
  }
}

function infoOf({ id, at, kind, name, by, notes, bytes }: StoredVersion): z.infer<typeof versionInfo> {
  return { id, at: new Date(at).toISOString(), kind, name, by, notes, bytes }
}
