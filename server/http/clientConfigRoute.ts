import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressesToOpen } from '../addressesToOpen.ts'
import type { HttpServices } from './httpServices.ts'

/** What the configuration says to every page, and to a page on this machine the origins under which phones in the room find the server. */
export function clientConfigRoute(server: FastifyInstance, { config, networkInterfaces }: HttpServices): void {
  server.get('/api/client-config', (request, reply) =>
    reply.send({
      tldrawLicenseKey: config.tldrawLicenseKey ?? null,
      nearbyOrigins: isFromThisMachine(request)
        ? addressesToOpen(config.host, request.socket.localPort ?? config.port, networkInterfaces()).nearby
        : [],
    }),
  )
}

// Behind a proxy on this machine everybody's address is its own; what it was asked for, or the headers it adds, give it away.
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const isForwarded = Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
  )
  return !isForwarded && loopbackAddress.test(socket.remoteAddress ?? '') && loopbackHost.test(headers.host ?? '')
}

const loopbackAddress = /^(::ffff:)?127\.|^::1$/
const loopbackHost = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i
