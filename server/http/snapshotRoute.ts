import type { FastifyInstance, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { brotliDecompress, inflate } from 'node:zlib'
import type { CompressedBytes } from '../store/boardStore.ts'
import { refuse } from './apiErrors.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'

const decompress = { br: promisify(brotliDecompress), deflate: promisify(inflate) }

/** A board's document as one update: for pages that have no copy of it yet, and for programs that only look. */
export function snapshotRoute(server: FastifyInstance, { store, hub }: HttpServices): void {
  server.get<BoardRoute>('/api/boards/:id/snapshot', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const accepted = acceptedEncoding(request)
    const snapshot = await hub.snapshot(authorized.board.boardId, accepted ?? 'deflate')
    if (!snapshot) return refuse(reply, 'cannotOpen')
    const etag = `"${snapshot.name}"`
    // A browser must not keep on its disk what a link that is revoked has shown; who asks again may name what it has.
    reply.header('cache-control', 'private, no-store').header('vary', 'authorization, accept-encoding').header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    reply.type('application/octet-stream')
    if (accepted) return reply.header('content-encoding', snapshot.encoding).send(snapshot.bytes)
    return reply.send(await decompress[snapshot.encoding](snapshot.bytes))
  })
}

/** The smaller one first. Browsers take Brotli over TLS and from their own machine only. */
function acceptedEncoding(request: FastifyRequest): CompressedBytes['encoding'] | undefined {
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase())
  return (['br', 'deflate'] as const).find((encoding) => accepted.some((coding) => coding === encoding || isWanted(coding, encoding)))
}

function isWanted(coding: string, encoding: string): boolean {
  const [name, quality] = coding.split(';').map((part) => part.trim())
  return name === encoding && quality !== undefined && Number(/^q=([\d.]+)$/.exec(quality)?.[1] ?? 0) > 0
}
