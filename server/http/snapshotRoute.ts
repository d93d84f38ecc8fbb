import type { FastifyInstance } from 'fastify'
import { refuse } from './apiErrors.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'
import { acceptedEncoding, sendDocument } from './sendDocument.ts'

/** A board's document as one update: for pages that have no copy of it yet, and for programs that only look. */
export function snapshotRoute(server: FastifyInstance, { store, hub }: HttpServices): void {
  server.get<BoardRoute>('/api/boards/:id/snapshot', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const snapshot = await hub.snapshot(authorized.board.boardId, acceptedEncoding(request) ?? 'deflate')
    if (!snapshot) return refuse(reply, 'cannotOpen')
    // Who asks again may name what it has.
    const etag = `"${snapshot.name}"`
    reply.header('etag', etag)
    if (request.headers['if-none-match'] !== etag) return sendDocument(request, reply, snapshot)
    return reply.header('cache-control', 'private, no-store').header('vary', 'authorization, accept-encoding').code(304).send()
  })
}
