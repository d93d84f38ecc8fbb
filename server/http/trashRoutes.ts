import type { FastifyInstance, FastifyReply } from 'fastify'
import { can } from '../../shared/board/role.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { apiErrors, refuse } from './apiErrors.ts'
import { authorize, holderOf, type Authorized, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'
import { orCannotSave, versionRefusals } from './versionRefusals.ts'

/** Putting a board into the trash, and taking it out again. For facilitators. */
export function trashRoutes(server: FastifyInstance, { store, hub, clock, limits, log }: HttpServices): void {
  server.delete<BoardRoute>('/api/boards/:id', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'facilitate')) return refuse(reply, 'forbidden')
    const { boardId, summary } = authorized.board
    // By a clock that is behind, it would have been there for long.
    const at = Math.max(clock.now(), summary.updatedAt)
    const deleted = await orCannotSave(log, () => store.deleteBoard(boardId, at))
    if (typeof deleted === 'string') return refuse(reply, versionRefusals[deleted])
    hub.keysReplaced(boardId)
    return deleted ? reply.send(datesOf(at, limits)) : refuse(reply, 'boardDeleted')
  })

  server.post<BoardRoute>('/api/boards/:id/restore', async (request, reply) => {
    const holder = await holderOf(store, request)
    if (typeof holder === 'string') return refuse(reply, holder)
    if (!can(holder.role, 'facilitate')) return refuse(reply, 'forbidden')
    const restored = await orCannotSave(log, () => store.bringBackBoard(holder.board.boardId))
    return typeof restored === 'string' ? refuse(reply, versionRefusals[restored]) : reply.send({ restored })
  })
}

/** Tells whoever holds a key of a deleted board since when it is deleted, how long it is kept, and what the key gave. */
export function refuseDeleted(reply: FastifyReply, { board, role }: Pick<Authorized, 'board' | 'role'>, limits: Limits): FastifyReply {
  const { status, message } = apiErrors.boardDeleted
  const deleted = { role, ...datesOf(board.deletedAt ?? 0, limits) }
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ error: { code: 'boardDeleted', message, deleted } })
}

function datesOf(at: number, { trashMs }: Limits): { deletedAt: string; keptUntil: string } {
  return { deletedAt: new Date(at).toISOString(), keptUntil: new Date(at + trashMs).toISOString() }
}
