import type { FastifyInstance } from 'fastify'
import { refuse } from './apiErrors.ts'
import { copyBoardBody, wordsOf } from './apiSchemas.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import { storeNewBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'
import { orCannotSave, versionRefusals } from './versionRefusals.ts'

const hourMs = 3_600_000

/** A new board with what is on another, or was in a version of it. Whoever may see a board may take it along. */
export function copyRoute(server: FastifyInstance, services: HttpServices): void {
  const { store, versions, limits } = services
  const config = { rateLimit: { max: limits.boardsPerAddressPerHour, timeWindow: hourMs } }

  server.post<BoardRoute>('/api/boards/:id/copies', { config }, async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const body = copyBoardBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { boardId } = authorized.board
    const { title, notes, version } = body.data
    const created = await orCannotSave(services.log, async () => {
      const copy = await versions.copy({ boardId, version }, { title, notes }, authorized.board.summary.notes)
      return typeof copy === 'string' ? copy : storeNewBoard(services, { title, ...copy })
    })
    return typeof created === 'string' ? refuse(reply, versionRefusals[created]) : reply.code(201).send(created)
  })
}
