import type { FastifyError, FastifyInstance } from 'fastify'
import { refuse, type ApiErrorCode } from './apiErrors.ts'
import type { HttpServices } from './httpServices.ts'
import { notFoundPage } from './notFoundPage.ts'

const codeByStatus: Partial<Record<number, ApiErrorCode>> = { 413: 'tooLarge', 415: 'unsupportedType', 429: 'tooMany' }

/** Every failure has the one shape of apiErrors.ts, and says nothing of the inside. */
export function errorHandling(server: FastifyInstance, { log, clientFolder }: HttpServices): void {
  const notFound = notFoundPage(clientFolder)
  server.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || request.method !== 'GET') return refuse(reply, 'unknownAddress')
    return reply.code(404).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(notFound)
  })

  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return refuse(reply, codeByStatus[status] ?? 'invalidRequest')
    log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'A request failed unexpectedly')
    return refuse(reply, 'serverError')
  })
}
