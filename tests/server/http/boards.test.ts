import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { apiError, boardInfo, createdBoard, renewedKey } from '../../../server/http/apiSchemas.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { deriveBoardKey, newBoardKey, parseBoardKey } from '../../../shared/board/boardKey.ts'
import { placedMatrixOf } from '../../../shared/board/placedMatrix.ts'
import { matricesOfStart, templateIds } from '../../../shared/board/template.ts'
import { metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { createCanvasSchema } from '../../../shared/document/canvasSchema.ts'
import { readRecord } from '../../../shared/document/recordFields.ts'
import { validRecord } from '../../../shared/document/validRecord.ts'
import { parseBoardId } from '../../../shared/ids/boardId.ts'
import { must } from '../../../shared/must.ts'
import { postBoard, postJson, startTestApp, withKey } from '../../support/testApp.ts'

const getBoard = (url: string, id: string, key?: string): Promise<Response> => fetch(`${url}/api/boards/${id}`, { headers: withKey(key) })
const errorCode = async (response: Response): Promise<string> => apiError.parse(await response.json()).error.code

test('[HTTP-1] a board is started from each template, whole and on disk, and its keys open it', async () => {
  const { url, store } = await startTestApp()
  for (const template of templateIds) {
    const response = await postJson(`${url}/api/boards`, { title: ' 両輪の会 ', template, locale: 'ja' })
    expect(response.status).toBe(201)
    const { id, keys } = createdBoard.parse(await response.json())
    const stored = must(await store.loadDocument(must(parseBoardId(id), 'it is an id')), 'the board is stored')
    const document = new Y.Doc()
    Y.applyUpdate(document, stored.snapshot)
    expect(titleOf(document)).toBe('両輪の会')
    expect(metaOf(document).get('template')).toBe(template)
    expect(recordsOf(document).size).toBe(template === 'blank' ? 2 : 3)
    for (const [role, key] of Object.entries(keys)) {
      expect(boardInfo.parse(await (await getBoard(url, id, key)).json())).toMatchObject({
        id,
        title: '両輪の会',
        role,
        notes: 0,
        participants: 0,
      })
    }
  }
})

test('[TEMPLATE-3] a board is started from matrices of one’s own, each where the template has it and under its name', async () => {
  const { url, store } = await startTestApp()
  const standard = must(matricesOfStart('empowerment-marketing', 'en')[0], 'the default template has a matrix')
  const matrices = [
    { ...standard, name: 'today', x: 100, y: 50 },
    { ...standard, name: 'in a year', x: 100 + standard.w + 200, y: 50, topLeft: '人は活きる' },
  ]
  const response = await postJson(`${url}/api/boards`, { title: 'Twice', template: { matrices }, locale: 'ja' })
  expect(response.status).toBe(201)
  const { id } = createdBoard.parse(await response.json())
  const stored = must(await store.loadDocument(must(parseBoardId(id), 'it is an id')), 'the board is stored')
  const document = new Y.Doc()
  Y.applyUpdate(document, stored.snapshot)
  expect(metaOf(document).get('template')).toBe('own')
  const records = [...recordsOf(document).values()].map(readRecord)
  const placed = records.flatMap((record) => placedMatrixOf(record, (other) => records.find(({ id }) => id === other)) ?? [])
  expect(placed.map(({ name, matrix, place }) => [name, matrix.topLeft, place.x])).toEqual([
    ['today', standard.topLeft, -standard.w - 100],
    ['in a year', '人は活きる', 100],
  ])
  for (const record of records) expect(validRecord(createCanvasSchema(), record)).toBeDefined()
})

test('[TEMPLATE-3] matrices that are no good are refused with all that is wrong, in words', async () => {
  const { url } = await startTestApp()
  const refused = async (template: unknown): Promise<unknown> => {
    const response = await postJson(`${url}/api/boards`, { title: 'A', template, locale: 'ja' })
    return [response.status, apiError.parse(await response.json()).error.message]
  }
  const standard = must(matricesOfStart('impact-effort', 'en')[0], 'the template has a matrix')
  const { diagonal: _diagonal, ...lacking } = standard
  expect(await refused({ matrices: [] })).toEqual([400, 'template.matrices must hold at least one.'])
  expect(await refused({ matrices: Array.from({ length: 9 }, () => standard) })).toEqual([
    400,
    'template.matrices must not hold more than 8.',
  ])
  expect(await refused({ matrices: [standard], notes: [] })).toEqual([400, 'Unknown: template.notes.'])
  expect(await refused({ matrices: [{ ...lacking, w: 1, xLow: 'x'.repeat(81), note: 1 }] })).toEqual([
    400,
    'template.matrices.0.w must be a number from 1200 to 20000. template.matrices.0.xLow must not be longer than 80 characters. template.matrices.0.diagonal must be one of none, rising, falling. Unknown: template.matrices.0.note.',
  ])
  expect(await refused({ matrices: [{ ...standard, yMax: standard.yMin }] })).toEqual([
    400,
    'template.matrices.0.yMax must differ from yMin.',
  ])
  expect(await refused(7)).toEqual([400, expect.stringMatching(/^template must be one of/)])
})

test('[HTTP-2] the keys of participants and viewers follow from the facilitator’s, and no key is on disk', async () => {
  const { url, dataFolder, close } = await startTestApp()
  const { keys } = await postBoard(url)
  const generations = { participant: 1, viewer: 1 }
  expect(keys.participant).toBe(deriveBoardKey(keys.facilitator, 'participant', generations))
  expect(keys.viewer).toBe(deriveBoardKey(keys.facilitator, 'viewer', generations))
  await close()
  const bytes = readFileSync(join(dataFolder, databaseFile))
  for (const key of Object.values(keys)) expect(bytes.includes(key)).toBe(false)
})

test('[HTTP-3] a request that cannot be understood is refused with all that is wrong, in words', async () => {
  const { url } = await startTestApp()
  const refused = async (body: unknown): Promise<unknown> => {
    const response = await postJson(`${url}/api/boards`, body)
    return [response.status, apiError.parse(await response.json()).error]
  }
  expect(await refused({ title: '  ', template: 'mandala', locale: 'fr', colour: 1 })).toEqual([
    400,
    {
      code: 'invalidRequest',
      message:
        'title must not be empty. template must be one of empowerment-marketing, inside-outside, impact-effort, kpt, blank, or an object with matrices. locale must be one of ja, en. Unknown: colour.',
    },
  ])
  expect(await refused({ title: 'あ'.repeat(121), template: 'blank', locale: 'ja' })).toMatchObject([
    400,
    { message: 'title must not be longer than 120 characters.' },
  ])
  expect(await refused([])).toMatchObject([400, { message: 'The body must be a JSON object.' }])
  const noJson = await fetch(`${url}/api/boards`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"title":' })
  expect([noJson.status, await errorCode(noJson)]).toEqual([400, 'invalidRequest'])
  const form = await fetch(`${url}/api/boards`, { method: 'POST', body: new URLSearchParams({ title: 'x' }) })
  expect([form.status, await errorCode(form)]).toEqual([415, 'unsupportedType'])
  const huge = await postJson(`${url}/api/boards`, { title: 'x'.repeat(100_000) })
  expect([huge.status, await errorCode(huge)]).toEqual([413, 'tooLarge'])
})

test('[HTTP-4] a wrong key, a malformed one, no key and a board that does not exist answer alike', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const stranger = newBoardKey((count) => new Uint8Array(count))
  const answers = await Promise.all([
    getBoard(url, id, stranger),
    getBoard(url, id, 'short'),
    getBoard(url, id),
    getBoard(url, 'AAAAAAAAAAAAAAAA', keys.facilitator),
    getBoard(url, 'no-board', keys.facilitator),
    postJson(`${url}/api/boards/AAAAAAAAAAAAAAAA/keys`, { role: 'viewer' }, keys.facilitator),
  ])
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(new Set(bodies).size).toBe(1)
  expect(apiError.parse(JSON.parse(bodies[0] ?? '')).error.code).toBe('notFound')
})

test('[HTTP-5] what is known of a board: dates as ISO, and the generations of the keys for its facilitator only', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const before = Date.now() - 60_000
  const facilitator = boardInfo.parse(await (await getBoard(url, id, keys.facilitator)).json())
  const participant = boardInfo.parse(await (await getBoard(url, id, keys.participant)).json())
  expect(facilitator.keyGenerations).toEqual({ participant: 1, viewer: 1 })
  expect(participant.keyGenerations).toBeUndefined()
  expect(Date.parse(facilitator.createdAt)).toBeGreaterThan(before)
  expect(facilitator.updatedAt).toBe(facilitator.createdAt)
})

test('[HTTP-6] a renewed key opens the board in place of the old one, whose holder is told', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const response = await postJson(`${url}/api/boards/${id}/keys`, { role: 'participant' }, keys.facilitator)
  expect(response.status).toBe(201)
  const { key, keyGenerations } = renewedKey.parse(await response.json())
  expect(keyGenerations).toEqual({ participant: 2, viewer: 1 })
  expect(key).toBe(deriveBoardKey(must(parseBoardKey(keys.facilitator), 'it is a key'), 'participant', keyGenerations))
  expect(await (await getBoard(url, id, key)).json()).toMatchObject({ role: 'participant' })
  const old = await getBoard(url, id, keys.participant)
  expect([old.status, await errorCode(old)]).toEqual([410, 'keyRevoked'])
  expect((await getBoard(url, id, keys.viewer)).status).toBe(200)
})

test('[HTTP-6] two roles renewed at the same moment never take back one another’s renewal', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  const answers = await Promise.all(
    ['participant', 'viewer', 'participant', 'viewer'].map((role) => postJson(`${url}/api/boards/${id}/keys`, { role }, keys.facilitator)),
  )
  const renewed = answers.filter(({ status }) => status === 201).length
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  const { keyGenerations } = boardInfo.parse(await (await getBoard(url, id, keys.facilitator)).json())
  expect(must(keyGenerations, 'it is the facilitator’s').participant + must(keyGenerations, 'it is the facilitator’s').viewer).toBe(
    2 + renewed,
  )
})

test('[HTTP-7] only the facilitator renews keys, and never the own one', async () => {
  const { url } = await startTestApp()
  const { id, keys } = await postBoard(url)
  for (const key of [keys.participant, keys.viewer]) {
    const response = await postJson(`${url}/api/boards/${id}/keys`, { role: 'viewer' }, key)
    expect([response.status, await errorCode(response)]).toEqual([403, 'forbidden'])
  }
  const own = await postJson(`${url}/api/boards/${id}/keys`, { role: 'facilitator' }, keys.facilitator)
  expect([own.status, await errorCode(own)]).toEqual([400, 'invalidRequest'])
})

test('[HTTP-8] one address may start only so many boards in an hour', async () => {
  const { url } = await startTestApp({ limits: { boardsPerAddressPerHour: 2 } })
  await postBoard(url)
  await postBoard(url)
  const third = await postJson(`${url}/api/boards`, { title: 'x', template: 'blank', locale: 'en' })
  expect([third.status, await errorCode(third)]).toEqual([429, 'tooMany'])
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('[HTTP-8] behind a trusted proxy the address is the one the proxy heard, whatever the client claims', async () => {
  const { url } = await startTestApp({ limits: { boardsPerAddressPerHour: 1 }, config: { trustedProxies: 1 } })
  const from = async (forwarded: string): Promise<number> => {
    const body = JSON.stringify({ title: 'x', template: 'blank', locale: 'en' })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded }
    return (await fetch(`${url}/api/boards`, { method: 'POST', headers, body })).status
  }
  expect(await from('203.0.113.7')).toBe(201)
  expect(await from('203.0.113.8')).toBe(201)
  expect(await from('198.51.100.1, 203.0.113.7')).toBe(429)
})
