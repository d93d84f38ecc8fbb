import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { can } from '../../shared/board/role.ts'
import { mediaTypeOf, parseUploadFile } from '../../shared/board/uploadAddress.ts'
import { refuse } from './apiErrors.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'
import type { UploadFolder } from './uploadFolder.ts'
import { createUploadTurns } from './uploadTurns.ts'

type UploadRoute = { Params: { boardId: string; file: string } }

const yearSeconds = 31_536_000

/** Taking images in and giving them out. */
export async function uploadRoutes(server: FastifyInstance, { store, limits }: HttpServices, uploads: UploadFolder): Promise<void> {
  await server.register(multipart, { limits: { files: 1, fields: 4, parts: 5, fileSize: limits.uploadBytes }, throwFileSizeLimit: false })
  const inTurn = createUploadTurns(limits)

  server.post<BoardRoute>('/api/boards/:id/uploads', async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'edit')) return refuse(reply, 'forbidden')
    if (!request.isMultipart()) return refuse(reply, 'unsupportedType')
    const { boardId } = authorized.board
    const result = await inTurn(boardId, async () => {
      // Whoever went away while waiting will never send the rest, and would keep the turn.
      if (request.raw.destroyed) return 'noFile'
      const part = await request.file()
      return part ? await uploads.save(boardId, part.file) : 'noFile'
    })
    if (result === 'noFile') return refuse(reply, 'invalidRequest', 'The form holds no file.')
    if (result === 'tooLarge') return refuse(reply, 'tooLarge', `An image may have up to ${megabytes(limits.uploadBytes)} MB.`)
    if (typeof result === 'string') return refuse(reply, result)
    return reply.code(201).send({ url: `/uploads/${boardId}/${result.file}` })
  })

  server.get<UploadRoute>('/uploads/:boardId/:file', (request, reply) => {
    const upload = parseUploadFile(request.params.boardId, request.params.file)
    if (!upload) return reply.callNotFound()
    return (
      reply
        .header('content-disposition', 'inline')
        // Opened by itself it is nothing but an image, whatever a browser may take it for.
        .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header('cross-origin-resource-policy', 'same-origin')
        .sendFile(`${upload.boardId}/${upload.file}`, uploads.path, { contentType: false, cacheControl: false })
        .type(mediaTypeOf(upload))
        .header('cache-control', `private, max-age=${yearSeconds}, immutable`)
    )
  })
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024)
}
