import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { clientConfig } from '../../../server/http/apiSchemas.ts'
import { startTestApp } from '../../support/testApp.ts'

const lan = { netmask: '255.255.255.0', mac: '', cidr: null, family: 'IPv4', address: '192.168.1.5', internal: false } as const
const limits = { sessionsPerBoard: 200, messageBytes: 8 * 1024 * 1024, uploadBytes: 10 * 1024 * 1024, trashMs: 30 * 24 * 60 * 60 * 1000 }
const networkInterfaces = () => ({ wlan0: [lan] })

/** The configuration as a page gets it that asks under these headers. Node's fetch would not let `host` be chosen. */
async function ask(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    get(`${url}/api/client-config`, { headers }, resolve).on('error', reject)
  })
  return clientConfig.parse(JSON.parse(await text(response)))
}

test('[HTTP-9] the configuration for pages tells the licence key, or that there is none', async () => {
  const without = await startTestApp()
  expect(await ask(without.url)).toEqual({ tldrawLicenseKey: null, nearbyOrigins: [], limits })
  const withOne = await startTestApp({ config: { tldrawLicenseKey: 'tldraw-2026' } })
  expect(await ask(withOne.url)).toMatchObject({ tldrawLicenseKey: 'tldraw-2026' })
})

test('[HTTP-16] a page on the server’s own machine learns where phones find the server', async () => {
  const { url } = await startTestApp({ config: { host: '0.0.0.0' }, networkInterfaces })
  const { port } = new URL(url)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect(await ask(url, { host })).toMatchObject({ nearbyOrigins: [`http://192.168.1.5:${port}`] })
  }
})

test('[HTTP-16] nobody else learns it: not through a proxy, not under another name', async () => {
  const { url } = await startTestApp({ config: { host: '0.0.0.0' }, networkInterfaces })
  const requests: Record<string, string>[] = [
    { host: 'boards.example.org' },
    { host: 'localhost.example.org' },
    { host: 'localhost', 'x-forwarded-for': '203.0.113.9' },
    { host: 'localhost', 'x-forwarded-proto': 'https' },
    { host: 'localhost', 'x-real-ip': '203.0.113.9' },
    { host: 'localhost', forwarded: 'for=203.0.113.9' },
    { host: 'localhost', via: '1.1 proxy' },
  ]
  for (const headers of requests) {
    expect([headers, await ask(url, headers)]).toEqual([headers, { tldrawLicenseKey: null, nearbyOrigins: [], limits }])
  }
})

test('[HTTP-16] a server for this machine only has nothing to tell', async () => {
  const { url } = await startTestApp({ networkInterfaces })
  expect(await ask(url)).toMatchObject({ nearbyOrigins: [] })
})

test('[CONFIG-4] pages learn the limits that they tell people about', async () => {
  const { url } = await startTestApp({ config: { limits: { sessionsPerBoard: 12 } } })
  expect(await ask(url)).toMatchObject({ limits: { ...limits, sessionsPerBoard: 12 } })
})
