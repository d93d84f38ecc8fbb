import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'

/**
 * Whether the page that asks may use the server: one of its own (same host), or of an origin in the configuration.
 * Programs that are no browsers name no origin; they are let through, the key decides.
 */
export function isAllowedOrigin(request: IncomingMessage, config: Pick<Config, 'allowedOrigins' | 'trustedProxies'>): boolean {
  const { origin } = request.headers
  if (origin === undefined || config.allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && hostsOf(request, config.trustedProxies).includes(new URL(origin).host)
}

function hostsOf(request: IncomingMessage, trustedProxies: number): string[] {
  const forwarded = trustedProxies > 0 ? [request.headers['x-forwarded-host'] ?? []].flat() : []
  return [request.headers.host ?? '', ...forwarded].filter((host) => host !== '')
}
