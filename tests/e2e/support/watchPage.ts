import type { Page } from 'playwright-core'

const localHosts = new Set(['127.0.0.1', 'localhost'])

/**
 * Watches a page for what must not happen in any test: an uncaught error, an error in its console, a request to another
 * host. Returns a function that gives what was seen so far; errors that match one of `expected` are left out.
 */
export function watchPage(page: Page, expected: RegExp[] = []): () => string[] {
  const complaints: string[] = []
  const complain = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text)
  }
  page.on('pageerror', (error) => complain(`Uncaught: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`Console: ${message.text()} (${message.location().url})`)
  })
  page.on('request', (request) => {
    if (!isLocal(request.url())) complain(`Request to another host: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    if (!isLocal(socket.url())) complain(`Socket to another host: ${socket.url()}`)
  })
  return () => [...complaints]
}

function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return localHosts.has(hostname) || protocol === 'data:' || protocol === 'blob:'
}
