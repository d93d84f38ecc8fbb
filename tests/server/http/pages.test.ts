import { mkdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Config } from '../../../server/config.ts'
import { apiError } from '../../../server/http/apiSchemas.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startTestApp } from '../../support/testApp.ts'

const script = 'console.log("the page")'

function builtPages(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify({ 'ui/fonts.css': { file: 'assets/fonts-abc123.css' } }))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>home</title>')
  writeFileSync(join(folder, 'board.html'), '<!doctype html><title>board</title>')
  writeFileSync(join(folder, 'sw.js'), script)
  writeFileSync(join(folder, 'assets/home-abc123.js'), script)
  writeFileSync(join(folder, 'assets/home-abc123.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'assets/home-abc123.js.gz'), gzipSync(script))
  return folder
}

/** Node's fetch would always ask for compression. */
function rawHeaders(url: string, acceptEncoding: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': acceptEncoding } }, (response) => {
      response.resume()
      resolve(response.headers)
    }).on('error', reject)
  })
}

test('[PAGE-1] home, and one page for every board, whatever its id; both are asked for again each time', async () => {
  const { url } = await startTestApp({ clientFolder: builtPages() })
  for (const [path, title] of [
    ['/', 'home'],
    ['/b/AAAAAAAAAAAAAAAA', 'board'],
    ['/b/no-board', 'board'],
    ['/b/AAAAAAAAAAAAAAAA/view', 'board'],
  ] as const) {
    const response = await fetch(url + path)
    expect(await response.text()).toContain(`<title>${title}</title>`)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  }
})

test('[OFFLINE-11] the service worker is asked for again each time, and pages may run it', async () => {
  const { url } = await startTestApp({ clientFolder: builtPages() })
  const response = await fetch(`${url}/sw.js`)
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('content-type')).toContain('javascript')
  expect((await fetch(url)).headers.get('content-security-policy')).toMatch(/worker-src 'self'/)
})

test('[PAGE-2] files with a hash in their name are kept for good, and come compressed to those who take it', async () => {
  const { url } = await startTestApp({ clientFolder: builtPages() })
  const address = `${url}/assets/home-abc123.js`
  expect(await (await fetch(address)).text()).toBe(script)
  const expected = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
  expect(await rawHeaders(address, 'gzip, br')).toMatchObject({ ...expected, 'content-encoding': 'br' })
  expect(await rawHeaders(address, 'gzip')).toMatchObject({ ...expected, 'content-encoding': 'gzip' })
  const plain = await rawHeaders(address, 'identity')
  expect(plain).toMatchObject({ ...expected, 'content-type': expect.stringContaining('javascript') })
  expect(plain).not.toHaveProperty('content-encoding')
})

test('[PAGE-3] an unknown address answers with a page in both languages, below /api with JSON', async () => {
  const { url } = await startTestApp({ clientFolder: builtPages() })
  for (const path of ['/nowhere', '/b', '/.vite/manifest.json', '/assets/none.js']) {
    const response = await fetch(url + path)
    const page = await response.text()
    expect([path, response.status]).toEqual([path, 404])
    expect(page).toContain('ページが見つかりません')
    expect(page).toContain('There is no page here')
    expect(page).toContain('<link rel="stylesheet" href="/assets/fonts-abc123.css">')
  }
  const api = await fetch(`${url}/api/nothing`)
  expect([api.status, apiError.parse(await api.json()).error.code]).toEqual([404, 'unknownAddress'])
})

test('[PAGE-4] pages may load nothing from other hosts, and nothing presumes TLS', async () => {
  const { url } = await startTestApp({ clientFolder: builtPages() })
  const { headers } = await fetch(url)
  const host = new URL(url).host
  expect(headers.get('content-security-policy')).toBe(
    [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self' blob: data: ws://${host} wss://${host}`,
      "worker-src 'self' blob:",
      "frame-ancestors 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join(';'),
  )
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('[PAGE-6] who may show a board in a frame is the configuration’s choice', async () => {
  const headersWith = async (frameAncestors: Config['frameAncestors']): Promise<(string | null)[]> => {
    const { url } = await startTestApp({ clientFolder: builtPages(), config: { frameAncestors } })
    const { headers } = await fetch(`${url}/b/AAAAAAAAAAAAAAAA`)
    return [/frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? null, headers.get('x-frame-options')]
  }
  expect(await headersWith([])).toEqual(["'self'", 'SAMEORIGIN'])
  expect(await headersWith('none')).toEqual(["'none'", 'DENY'])
  expect(await headersWith(['https://wiki.example.org'])).toEqual(["'self' https://wiki.example.org", null])
  expect(await headersWith('any')).toEqual(['*', null])
})

test('[PAGE-5] without built pages the API works all the same', async () => {
  const { url, logged } = await startTestApp()
  expect((await fetch(url)).status).toBe(404)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(logged.map(({ message }) => message)).toContain('The pages are not built: only the API is served')
})
