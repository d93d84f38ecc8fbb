import type { IncomingMessage } from 'node:http'

/**
 * The address a request came from. Each proxy appends whom it heard to X-Forwarded-For, so with n trusted proxies the
 * nth entry from the right is true; what stands left of it, anybody may have written.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for'] ?? []
  const heard = [...[forwarded].flat().join(',').split(','), direct].map((address) => address.trim()).filter((address) => address !== '')
  return heard.at(-1 - trustedProxies) ?? heard[0] ?? ''
}
