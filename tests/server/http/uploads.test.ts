import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { request, type ClientRequest } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiError, uploadedFile } from '../../../server/http/apiSchemas.ts'
import { postBoard, startTestApp, withKey, type TestApp } from '../../support/testApp.ts'

const startByType = {
  'image/png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
  'image/jpeg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46),
  'image/gif': new TextEncoder().encode('GIF89a.......'),
  'image/webp': new TextEncoder().encode('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '),
}
const png = startByType['image/png']

function upload(
  url: string,
  id: string,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
  type = 'image/png',
  name = 'photo.png',
): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([bytes], { type }), name)
  return fetch(`${url}/api/boards/${id}/uploads`, { method: 'POST', headers: withKey(key), body: form })
}

const refusal = async (response: Response): Promise<[number, string]> => [response.status, apiError.parse(await response.json()).error.code]

function filesIn(app: TestApp): string[] {
  return readdirSync(join(app.dataFolder, 'uploads'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}

test('[UPLOAD-1] an image comes back byte for byte, with its type, for good, and as nothing but an image', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  for (const [type, bytes] of Object.entries(startByType)) {
    const response = await upload(url, id, keys.participant, bytes, type)
    expect(response.status).toBe(201)
    const { url: path } = uploadedFile.parse(await response.json())
    expect(path).toMatch(new RegExp(`^/uploads/${id}/[A-Za-z0-9_-]{22}\\.(png|jpg|gif|webp)$`))
    const image = await fetch(url + path)
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(bytes)
    expect(Object.fromEntries(image.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': 'inline',
    })
  }
})

test('[UPLOAD-2] what an image is, its bytes say: not its name, not the type it is declared as', async () => {
  const app = await startTestApp()
  const { id, keys } = await postBoard(app.url)
  const html = new TextEncoder().encode('<script>alert(1)</script>')
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(await refusal(await upload(app.url, id, keys.participant, html))).toEqual([415, 'unsupportedImage'])
  expect(await refusal(await upload(app.url, id, keys.participant, svg, 'image/svg+xml', 'a.svg'))).toEqual([415, 'unsupportedImage'])
  expect(await refusal(await upload(app.url, id, keys.participant, new Uint8Array(0)))).toEqual([415, 'unsupportedImage'])
  expect(filesIn(app)).toEqual([])
  const disguised = await upload(app.url, id, keys.participant, png, 'text/html', 'a.html')
  expect(uploadedFile.parse(await disguised.json()).url).toMatch(/\.png$/)
})

test('[UPLOAD-3] an image over the limit is refused, and nothing of it stays', async () => {
  const app = await startTestApp({ limits: { uploadBytes: 1000 } })
  const { id, keys } = await postBoard(app.url)
  const exact = new Uint8Array(1000)
  exact.set(png)
  const over = new Uint8Array(1001)
  over.set(png)
  expect(await refusal(await upload(app.url, id, keys.participant, over))).toEqual([413, 'tooLarge'])
  expect(filesIn(app)).toEqual([])
  expect((await upload(app.url, id, keys.participant, exact)).status).toBe(201)
})

test('[UPLOAD-4] a board takes images up to its limit, also when they come at the same time; another board is not concerned', async () => {
  const app = await startTestApp({ limits: { uploadBytesPerBoard: 3 * png.length } })
  const { id, keys } = await postBoard(app.url)
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => upload(app.url, id, keys.participant, png)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  expect(answers.filter(({ status }) => status === 413)).toHaveLength(2)
  expect(filesIn(app)).toHaveLength(3)
  const other = await postBoard(app.url)
  expect((await upload(app.url, other.id, other.keys.facilitator, png)).status).toBe(201)
})

test('[UPLOAD-5] viewers and strangers upload nothing', async () => {
  const app = await startTestApp()
  const { id, keys } = await postBoard(app.url)
  expect(await refusal(await upload(app.url, id, keys.viewer, png))).toEqual([403, 'forbidden'])
  expect(await refusal(await upload(app.url, id, 'A'.repeat(22), png))).toEqual([404, 'notFound'])
  expect(await refusal(await upload(app.url, 'AAAAAAAAAAAAAAAA', keys.facilitator, png))).toEqual([404, 'notFound'])
  expect(filesIn(app)).toEqual([])
})

test('[UPLOAD-6] a request that is no form, or holds no file, is refused in words', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const address = `${url}/api/boards/${id}/uploads`
  const bare = await fetch(address, { method: 'POST', headers: { ...withKey(keys.participant), 'content-type': 'image/png' }, body: png })
  expect(await refusal(bare)).toEqual([415, 'unsupportedType'])
  const form = new FormData()
  form.append('note', 'no file')
  const empty = await fetch(address, { method: 'POST', headers: withKey(keys.participant), body: form })
  expect(await refusal(empty)).toEqual([400, 'invalidRequest'])
})

test('[UPLOAD-7] nothing but images of a board is served from the folder', async () => {
  const app = await startTestApp()
  const { id, keys } = await postBoard(app.url)
  const { url: path } = uploadedFile.parse(await (await upload(app.url, id, keys.participant, png)).json())
  const file = path.split('/').at(-1)
  const paths = [
    `/uploads/${id}/../../flamingo.sqlite`,
    `/uploads/${id}/..%2f..%2fflamingo.sqlite`,
    `/uploads/..%2fflamingo.sqlite/${file}`,
    `/uploads/.incoming/${file}`,
    `/uploads/${id}/`,
    `/uploads/${id}`,
    `/uploads/${id}/${'A'.repeat(22)}.png`,
    `/uploads/AAAAAAAAAAAAAAAA/${file}`,
    `/uploads/${id}/${file?.replace('.png', '.html')}`,
  ]
  expect(await Promise.all(paths.map(async (each) => (await fetch(app.url + each)).status))).toEqual(paths.map(() => 404))
  expect(readFileSync(join(app.dataFolder, path))).toEqual(Buffer.from(png))
})

test('[UPLOAD-8] whoever goes away with half an image, or while waiting for a turn, holds up nobody', async () => {
  const app = await startTestApp({ limits: { uploadsAtOncePerBoard: 1 } })
  const { id, keys } = await postBoard(app.url)
  const begin = async (): Promise<ClientRequest> => {
    const begun = request(`${app.url}/api/boards/${id}/uploads`, {
      method: 'POST',
      headers: { ...withKey(keys.participant), 'content-type': 'multipart/form-data; boundary=line', expect: '100-continue' },
    })
    begun.on('error', () => {})
    begun.flushHeaders()
    await once(begun, 'continue')
    begun.write('--line\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf an ima')
    return begun
  }
  const half = await begin()
  await expect.poll(() => filesIn(app), { timeout: 15_000 }).toHaveLength(1)
  const waiting = await begin()
  const next = upload(app.url, id, keys.participant, png)
  waiting.destroy()
  half.destroy()
  expect((await next).status).toBe(201)
  await expect.poll(() => filesIn(app), { timeout: 15_000 }).toHaveLength(1)
})
