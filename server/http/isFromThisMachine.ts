import type { FastifyRequest } from 'fastify'

const loopbackAddress = /^(::ffff:)?127\.|^::1$/
const loopbackHost = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i

/**
 * Whether somebody on the server's own machine asks, and nobody through it. Behind a proxy on this machine everybody's
 * address is its own; what it was asked for, or the headers it adds, give it away.
 */
export function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const isForwarded = Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
  )
  return !isForwarded && loopbackAddress.test(socket.remoteAddress ?? '') && loopbackHost.test(headers.host ?? '')
}
