import type { FastifyInstance } from 'fastify'
import { addressesToOpen } from '../addressesToOpen.ts'
import type { HttpServices } from './httpServices.ts'
import { isFromThisMachine } from './isFromThisMachine.ts'

/** What the configuration says to every page, and to a page on this machine the origins under which phones in the room find the server. */
export function clientConfigRoute(server: FastifyInstance, { config, limits, networkInterfaces }: HttpServices): void {
  server.get('/api/client-config', (request, reply) =>
    reply.send({
      tldrawLicenseKey: config.tldrawLicenseKey ?? null,
      nearbyOrigins: isFromThisMachine(request)
        ? addressesToOpen(config.host, request.socket.localPort ?? config.port, networkInterfaces()).nearby
        : [],
      limits: {
        sessionsPerBoard: limits.sessionsPerBoard,
        messageBytes: limits.messageBytes,
        uploadBytes: limits.uploadBytes,
        trashMs: limits.trashMs,
      },
    }),
  )
}
