import type { FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'

/**
 * One line a request: the route rather than the address (which may name an image, and whoever has its name may see it),
 * the board by the beginning of its id, no headers, no bodies. Pages and images only when something was wrong.
 */
export function requestLog(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { statusCode } = reply
    const fields = {
      requestId: request.id,
      method: request.method,
      route,
      ...boardOf(request.params),
      statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (statusCode >= 500) log.warn(fields, 'Request failed')
    else if (route.startsWith('/api/')) log.info(fields, 'Request')
    else log.debug(fields, 'Request')
  })
}

function boardOf(params: unknown): { board?: string } {
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined
  return typeof id === 'string' ? { board: id.slice(0, 6) } : {}
}
