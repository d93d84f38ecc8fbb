import type { FastifyInstance } from 'fastify'
import { refuse } from './apiErrors.ts'
import type { HttpServices } from './httpServices.ts'

// Each trial is a real write: however often somebody asks, the disk is bothered once a second.
const trialLastsMs = 1_000

/** `/healthz`: the process lives. `/readyz`: it can save, and is not stopping. */
export function healthRoutes(server: FastifyInstance, { store, clock, log, isClosing }: HttpServices): void {
  let trial: { startedAt: number; passes: Promise<boolean> } | undefined

  function canSave(): Promise<boolean> {
    const now = clock.now()
    if (!trial || now - trial.startedAt >= trialLastsMs) trial = { startedAt: now, passes: tryToSave() }
    return trial.passes
  }

  async function tryToSave(): Promise<boolean> {
    try {
      await store.checkWritable()
      return true
    } catch (error) {
      log.error({ err: error }, 'The store cannot save')
      return false
    }
  }

  server.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))

  server.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    if (isClosing()) return refuse(reply, 'closing')
    return (await canSave()) ? reply.send({ status: 'ok' }) : refuse(reply, 'cannotSave')
  })
}
