import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { can } from '../../shared/board/role.ts'
import type { DeletedNote } from '../store/boardStore.ts'
import { refuse } from './apiErrors.ts'
import type { deletedNote } from './apiSchemas.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'

/** The notes of a board that were deleted and can be brought back, for whoever may edit it. */
export function deletedNotesRoute(server: FastifyInstance, { store, hub, clock, limits }: HttpServices): void {
  server.get<BoardRoute>('/api/boards/:id/deleted-notes', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'edit')) return refuse(reply, 'forbidden')
    const { boardId } = authorized.board
    const room = await hub.open(boardId)
    if (!room) return refuse(reply, 'cannotOpen')
    const kept = await store.listDeletedNotes(boardId)
    const oldest = clock.now() - limits.trashMs
    // What somebody has brought back, or undone, is on the board again.
    const notes = kept.filter(({ note, at }) => at >= oldest && !room.has(note.id)).map(infoOf)
    return reply.header('cache-control', 'no-store').send({ days: Math.round(limits.trashMs / dayMs), notes })
  })
}

const dayMs = 24 * 60 * 60 * 1000

function infoOf({ note, place, at, by }: DeletedNote): z.infer<typeof deletedNote> {
  return { deletedAt: new Date(at).toISOString(), by, note, place: place ?? null }
}
