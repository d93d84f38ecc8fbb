import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { apiError } from '../../../server/http/apiSchemas.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { postBoard, postJson, startTestApp, withKey } from '../../support/testApp.ts'

test('[HTTP-10] the server is alive and ready, and says so', async () => {
  const { url } = await startTestApp()
  for (const path of ['/healthz', '/readyz']) {
    const response = await fetch(url + path)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  }
})

test('[HTTP-10] a server that cannot save is alive but not ready', async () => {
  const { url, dataFolder } = await startTestApp()
  const other = new DatabaseSync(join(dataFolder, databaseFile))
  onTestFinished(() => other.close())
  other.exec('DROP TABLE probe')
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${url}/readyz`)
  expect([ready.status, apiError.parse(await ready.json()).error.code]).toEqual([503, 'cannotSave'])
})

test('[HTTP-11] the OpenAPI document describes every route below /api', async () => {
  const { url } = await startTestApp()
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as { openapi: string; paths: Record<string, object> }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.entries(document.paths).map(([path, methods]) => `${Object.keys(methods).join()} ${path}`)).toEqual([
    'post /api/boards',
    'post /api/boards/import',
    'get,delete /api/boards/{id}',
    'post /api/boards/{id}/restore',
    'get /api/boards/{id}/snapshot',
    'get /api/boards/{id}/deleted-notes',
    'get,post /api/boards/{id}/versions',
    'get,patch,delete /api/boards/{id}/versions/{version}',
    'post /api/boards/{id}/versions/{version}/restore',
    'post /api/boards/{id}/copies',
    'post /api/boards/{id}/sessions',
    'get /api/boards/{id}/export.csv',
    'get /api/boards/{id}/export.md',
    'get /api/boards/{id}/export.json',
    'get /api/boards/{id}/export.svg',
    'get /api/boards/{id}/export.tldr',
    'get /api/boards/{id}/export.flamingo',
    'post /api/boards/{id}/keys',
    'post /api/boards/{id}/removals',
    'post /api/boards/{id}/uploads',
    'post /api/circles',
    'get,patch /api/circles/{id}',
    'post /api/circles/{id}/keys',
    'post /api/circles/{id}/boards',
    'put,patch,delete /api/circles/{id}/boards/{board}',
    'post /api/circles/{id}/boards/{board}/key',
    'get /api/circles/{id}/boards/{board}/picture',
    'get /api/client-config',
  ])
  expect(document.paths['/api/boards']).toMatchObject({
    post: {
      requestBody: {
        content: {
          'application/json': {
            schema: { required: ['title', 'template', 'locale'], properties: { title: { type: 'string', minLength: 1, maxLength: 120 } } },
          },
        },
      },
    },
  })
})

test('[HTTP-12] the log holds no key, no title, and no name of an image', async () => {
  const { url, logged } = await startTestApp()
  const { id, keys } = await postBoard(url, { title: 'secret plans' })
  await fetch(`${url}/api/boards/${id}`, { headers: withKey(keys.facilitator) })
  await postJson(`${url}/api/boards/${id}/keys`, { role: 'viewer' }, keys.facilitator)
  await fetch(`${url}/uploads/${id}/${'A'.repeat(22)}.png?key=${keys.viewer}`)
  await fetch(`${url}/b/${id}?${keys.participant}`)
  const lines = JSON.stringify(logged)
  for (const secret of [...Object.values(keys), 'secret plans', 'A'.repeat(22), id, 'uthorization']) expect(lines).not.toContain(secret)
  expect(logged).toContainEqual({
    level: 'info',
    message: 'Request',
    fields: expect.objectContaining({ method: 'GET', route: '/api/boards/:id', board: id.slice(0, 6), statusCode: 200 }),
  })
})

test('[HTTP-13] after an unexpected failure people read that nothing was changed, and nothing of the inside', async () => {
  const { url, store, logged } = await startTestApp()
  const { id, keys } = await postBoard(url)
  await store.close()
  const response = await fetch(`${url}/api/boards/${id}`, { headers: withKey(keys.viewer) })
  expect([response.status, await response.json()]).toEqual([
    500,
    { error: { code: 'serverError', message: 'Something went wrong on the server. Nothing was changed; try again.' } },
  ])
  expect(logged.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual(['A request failed unexpectedly'])
})

test('[HTTP-14] a closed server is closed once, and answers nobody any more', async () => {
  const { url, close } = await startTestApp()
  await Promise.all([close(), close()])
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})
