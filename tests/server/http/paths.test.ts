import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { postBoard, startTestApp, withKey } from '../../support/testApp.ts'

const secret = 'nobody may read this'

/** What a server answers to exactly this path; `fetch` would tidy it up. */
async function ask(
  url: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url)
  const response = await new Promise<NodeJS.ReadableStream & { statusCode?: number }>((resolve, reject) => {
    request({ hostname, port, path, method, headers }, resolve).on('error', reject).end()
  })
  return { status: response.statusCode ?? 0, body: await text(response) }
}

/** Ways to say "up from here", as text and as encoded in every manner that somebody has once decoded twice. */
const ups = ['..', '%2e%2e', '%2E.', '..%2f..', '..%5c..', '..\\..', '%252e%252e', '..%00', '%c0%ae%c0%ae', '....//', '.%2e/%2e.']

test('[HTTP-17] no path leads out of the pages, the images or a board, however it is written', async () => {
  const outside = temporaryFolder()
  const clientFolder = join(outside, 'client')
  mkdirSync(join(clientFolder, 'assets'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), secret)
  writeFileSync(join(clientFolder, 'index.html'), 'home')
  writeFileSync(join(clientFolder, 'board.html'), 'board')
  writeFileSync(join(clientFolder, '.env'), secret)
  const { url, dataFolder } = await startTestApp({ clientFolder })
  writeFileSync(join(dataFolder, 'secret.txt'), secret)
  const { id, keys } = await postBoard(url)
  const headers = withKey(keys.facilitator)
  const file = `${'A'.repeat(22)}.png`

  const paths = [
    ...ups.flatMap((up) => [
      `/${up}/secret.txt`,
      `/assets/${up}/${up}/secret.txt`,
      `/uploads/${up}/secret.txt`,
      `/uploads/${id}/${up}/secret.txt`,
      `/uploads/${id}/${up}%2f${file}`,
      `/api/boards/${up}`,
      `/api/boards/${id}/${up}/${up}`,
      `/api/boards/${up}%2f${id}`,
    ]),
    '/.env',
    '/%2eenv',
    `//${outside}/secret.txt`,
    `/uploads/${id}%00/${file}`,
    `/uploads/${id}/${file}%00.html`,
    `/api/boards/${id}%00`,
    `/api/boards/${id}%20`,
    `/api/boards/${'A'.repeat(10_000)}`,
    '/api/boards/%zz',
    '/api/boards/__proto__',
    '/api/boards/constructor',
  ]
  for (const path of paths) {
    const { status, body } = await ask(url, path, headers)
    expect([path, status >= 400 && status < 500]).toEqual([path, true])
    expect(body).not.toContain(secret)
  }
  for (const path of [`/api/boards/${id}/../${id}/keys`, `/api/boards/%2e%2e/keys`, `/api/boards/${id}%2fkeys`]) {
    expect([path, (await ask(url, path, headers, 'POST')).status]).toEqual([path, 404])
  }
  // The page of a board is the same for every id; what it is given says that the link is wrong.
  for (const up of ['%2e%2e%2fsecret.txt', '..%5csecret.txt', '__proto__']) {
    expect(await ask(url, `/b/${up}`)).toEqual({ status: 200, body: 'board' })
  }
  expect((await ask(url, `/api/boards/${id}`, headers)).status).toBe(200)
})
