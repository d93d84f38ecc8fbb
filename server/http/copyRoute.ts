import type { FastifyInstance } from 'fastify'
import { hashBoardKey } from '../../shared/board/boardKey.ts'
import { can } from '../../shared/board/role.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import type { StoredCircle } from '../store/circleStore.ts'
import type { BoardCopy } from '../versions/versionWork.ts'
import { refuse } from './apiErrors.ts'
import { carryOnBody, copyBoardBody, wordsOf } from './apiSchemas.ts'
import { authorize, type Authorized, type BoardRoute } from './authorize.ts'
import { storeNewBoard, type CreatedBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'
import { orCannotSave, versionRefusals } from './versionRefusals.ts'

const hourMs = 3_600_000

/**
 * A new board with what is on another, or was in a version of it: whoever may see a board may take it along. And the next session of one, which is
 * for those who take part.
 */
export function copyRoute(server: FastifyInstance, services: HttpServices): void {
  const { store, versions, portrayer, clock, limits, log } = services
  const config = { rateLimit: { max: limits.boardsPerAddressPerHour, timeWindow: hourMs } }

  server.post<BoardRoute>('/api/boards/:id/copies', { config }, async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    const body = copyBoardBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { title, notes, version } = body.data
    const created = await orCannotSave(log, () => makeCopy(authorized, { title, notes }, version))
    return typeof created === 'string' ? refuse(reply, versionRefusals[created]) : reply.code(201).send(created)
  })

  server.post<BoardRoute>('/api/boards/:id/sessions', { config }, async (request, reply) => {
    const authorized = await authorize(store, request)
    if (typeof authorized === 'string') return refuse(reply, authorized)
    if (!can(authorized.role, 'edit')) return refuse(reply, 'forbidden')
    const body = carryOnBody.safeParse(request.body)
    if (!body.success) return refuse(reply, 'invalidRequest', wordsOf(body.error))
    const { title, ...carrying } = body.data
    const created = await orCannotSave(log, () => makeCopy(authorized, { title, carrying }))
    if (typeof created === 'string') return refuse(reply, versionRefusals[created])
    const circle = await putBeside(authorized, created)
    return reply.code(201).send({ ...created, ...(circle && { circle: { id: circle.circleId, name: circle.name } }) })
  })

  /** On the shelf through which somebody has come, if it is theirs and has room: who was only given a link of the board is of no circle. */
  async function putBeside({ through, key }: Authorized, { id }: CreatedBoard): Promise<StoredCircle | undefined> {
    if (!through || ![through.member, through.facilitator?.facilitator].includes(hashBoardKey(key))) return undefined
    const put = await store.putOnShelf(through.circleId, id, { at: clock.now(), most: limits.boardsPerCircle })
    if (put === 'full') return undefined
    void portrayer.portray(id)
    return await store.findCircle(through.circleId)
  }

  async function makeCopy(
    { board: { boardId, summary } }: Authorized,
    wanted: BoardCopy,
    version?: VersionId,
  ): Promise<CreatedBoard | 'not-found' | 'too-new' | 'cannot-open' | 'cannot-save'> {
    const copy = await versions.copy({ boardId, version }, wanted, summary.notes)
    return typeof copy === 'string' ? copy : storeNewBoard(services, { title: wanted.title, ...copy })
  }
}
