import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'

const hostPattern = /^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/

/**
 * Headers that keep pages to themselves: nothing from other hosts, framed only by whom the configuration names, no referrer. Nothing here presumes TLS
 * (no HSTS, no upgrading of requests): a board must work over plain http in a room's own network.
 */
export async function securityHeaders(server: FastifyInstance, { frameAncestors }: Pick<Config, 'frameAncestors'>): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // tldraw sets inline styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // blob: and data: for exports, which read images back. Older Safari doesn't count web sockets as 'self'.
        connectSrc: ["'self'", 'blob:', 'data:', webSocketsOf],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: frameSources(frameAncestors),
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // It knows no list: where others may frame, the policy above says which.
    xFrameOptions: frameAncestors === 'none' ? { action: 'deny' } : frameAncestors.length === 0 ? { action: 'sameorigin' } : false,
    strictTransportSecurity: false,
    // Browsers ignore both over plain http, and complain about it in the console of every page.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
}

function frameSources(frameAncestors: Config['frameAncestors']): string[] {
  if (frameAncestors === 'none') return ["'none'"]
  return frameAncestors === 'any' ? ['*'] : ["'self'", ...frameAncestors]
}

function webSocketsOf(request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  return hostPattern.test(host) ? `ws://${host} wss://${host}` : "'self'"
}
