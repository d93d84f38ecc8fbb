import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { apiError, boardInfo } from '../../../server/http/apiSchemas.ts'
import { boardPicture, circleInfo, createdCircle, openedThroughCircle, renewedMemberKey } from '../../../server/http/circleSchemas.ts'
import { databaseFile } from '../../../server/store/sqlite/openDatabase.ts'
import { deriveBoardKey } from '../../../shared/board/boardKey.ts'
import { deriveMemberKey } from '../../../shared/circle/circleKey.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { must } from '../../../shared/must.ts'
import { askCircle, openThroughCircle, postBoardInCircle, postCircle } from '../../support/circles.ts'
import { addWholeNote } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { postBoard, postJson, startTestApp, withKey } from '../../support/testApp.ts'

const soon = { timeout: 10_000, interval: 10 }
const quick = { portraitAfterMs: 1, portraitEveryMs: 1 }
const codeOf = async (response: Response): Promise<string> => apiError.parse(await response.json()).error.code
const infoOf = async (url: string, id: string, key: string) =>
  boardInfo.parse(await (await fetch(`${url}/api/boards/${id}`, { headers: withKey(key) })).json())

async function shelfOf(url: string, circle: { id: string }, key: string, query = '') {
  const response = await askCircle(url, `/${circle.id}${query}`, { key })
  expect(response.status).toBe(200)
  return circleInfo.parse(await response.json())
}

test('[CIRCLE-1] a circle is started with two keys, of which the members’ follows from the facilitators’', async () => {
  const { url } = await startTestApp()
  const response = await askCircle(url, '', { method: 'POST', body: { name: ' 水曜の会 ' } })
  expect(response.status).toBe(201)
  const { id, keys } = createdCircle.parse(await response.json())
  expect(keys.member).toBe(deriveMemberKey(keys.facilitator as never, 1))
  const empty = { id, name: '水曜の会', boards: [], total: 0, onShelf: 0, archived: 0, tags: [] }
  expect(await shelfOf(url, { id }, keys.facilitator)).toMatchObject({ ...empty, role: 'facilitator', keyGeneration: 1 })
  const seenByMember = await shelfOf(url, { id }, keys.member)
  expect(seenByMember).toMatchObject({ ...empty, role: 'member' })
  expect(seenByMember).not.toHaveProperty('keyGeneration')
  for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(81) }, { name: 'x', more: 1 }])
    expect((await askCircle(url, '', { method: 'POST', body })).status).toBe(400)
})

test('[CIRCLE-2] no key of a circle, nor one that came of it, lies on the disk', async () => {
  const app = await startTestApp()
  const circle = await postCircle(app.url)
  const board = await postBoardInCircle(app.url, circle)
  const member = await openThroughCircle(app.url, circle.id, circle.keys.member, board.id)
  await app.close()
  const database = new DatabaseSync(join(app.dataFolder, databaseFile), { readOnly: true })
  const rows = ['boards', 'circles', 'shelf', 'revoked_keys'].flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all())
  database.close()
  const stored = JSON.stringify(rows)
  expect(stored).toContain(circle.id)
  for (const key of [...Object.values(circle.keys), board.key, member]) expect(stored).not.toContain(key)
})

test('[CIRCLE-3] a wrong key, none, a malformed one and a circle that does not exist are answered alike', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const other = await postCircle(url)
  const board = await postBoardInCircle(url, circle)
  const paths = ['', `/boards/${board.id}/key`, `/boards/${board.id}/picture`, '/keys']
  for (const path of paths) {
    const method = path.endsWith('key') || path.endsWith('keys') ? 'POST' : 'GET'
    const answers = await Promise.all([
      askCircle(url, `/${circle.id}${path}`, { method, key: other.keys.facilitator }),
      askCircle(url, `/${circle.id}${path}`, { method }),
      askCircle(url, `/${circle.id}${path}`, { method, key: 'short' }),
      askCircle(url, `/${'A'.repeat(16)}${path}`, { method, key: circle.keys.facilitator }),
      askCircle(url, `/${board.id}${path}`, { method, key: board.key }),
    ])
    const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
    for (const body of bodies) expect(body).toEqual(bodies[0])
    expect(bodies[0]?.[0]).toBe(404)
  }
})

test('[CIRCLE-4] members open a board as participants, facilitators as facilitators; the circle’s own key opens none', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const { id, key } = await postBoardInCircle(url, circle)
  const opened = await askCircle(url, `/${circle.id}/boards/${id}/key`, { method: 'POST', key: circle.keys.member })
  const member = openedThroughCircle.parse(await opened.json())
  expect(member.role).toBe('participant')
  expect(await openThroughCircle(url, circle.id, circle.keys.facilitator, id)).toBe(key)
  expect(await openThroughCircle(url, circle.id, circle.keys.member, id)).toBe(member.key)
  const inShort = { id: circle.id, name: '水曜の会' }
  expect(await infoOf(url, id, key)).toMatchObject({ role: 'facilitator', circle: inShort, circles: [inShort] })
  const seenByMember = await infoOf(url, id, member.key)
  expect(seenByMember).toMatchObject({ role: 'participant', circle: inShort })
  expect(seenByMember).not.toHaveProperty('circles')
  for (const circleKey of Object.values(circle.keys))
    expect((await fetch(`${url}/api/boards/${id}`, { headers: withKey(circleKey) })).status).toBe(404)
})

test('[CIRCLE-4] who facilitates through a circle has links of their own for the others, and renews those alone', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const board = await postBoard(url)
  const path = `/${circle.id}/boards/${board.id}`
  expect((await askCircle(url, path, { method: 'PUT', key: circle.keys.member, body: { key: board.keys.facilitator } })).status).toBe(201)
  const key = await openThroughCircle(url, circle.id, circle.keys.facilitator, board.id)
  const member = await openThroughCircle(url, circle.id, circle.keys.member, board.id)
  const { keyGenerations } = await infoOf(url, board.id, key)
  const [participant, viewer] = (['participant', 'viewer'] as const).map((role) => deriveBoardKey(key, role, must(keyGenerations, 'known')))
  expect(await infoOf(url, board.id, must(participant, 'derived'))).toMatchObject({ role: 'participant' })
  expect(await infoOf(url, board.id, must(viewer, 'derived'))).toMatchObject({ role: 'viewer' })

  const renewed = await postJson(`${url}/api/boards/${board.id}/keys`, { role: 'participant' }, key)
  expect(renewed.status).toBe(201)
  const next = (await renewed.json()) as { key: string; keyGenerations: object }
  expect(next.keyGenerations).toEqual({ participant: 2, viewer: 1 })
  expect((await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(participant) })).status).toBe(410)
  for (const good of [next.key, viewer, key, member, ...Object.values(board.keys)])
    expect((await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(good) })).status).toBe(200)
  expect((await infoOf(url, board.id, key)).keyGenerations).toEqual({ participant: 2, viewer: 1 })
  expect((await infoOf(url, board.id, board.keys.facilitator)).keyGenerations).toEqual({ participant: 1, viewer: 1 })
})

test('[CIRCLE-5] a new members’ key sends away at once who came with the old one, and nobody else', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const { id, key } = await postBoardInCircle(url, circle)
  const memberKey = await openThroughCircle(url, circle.id, circle.keys.member, id)
  const [member, facilitator] = [memberKey, key].map((boardKey) => openStockClient(url, { id, key: boardKey }))
  await vi.waitFor(() => expect([member?.provider.synced, facilitator?.provider.synced]).toEqual([true, true]), soon)

  expect(await codeOf(await askCircle(url, `/${circle.id}/keys`, { method: 'POST', key: circle.keys.member, body: {} }))).toBe('forbidden')
  const response = await askCircle(url, `/${circle.id}/keys`, { method: 'POST', key: circle.keys.facilitator, body: {} })
  expect(response.status).toBe(201)
  const renewed = renewedMemberKey.parse(await response.json())
  expect(renewed).toEqual({ key: deriveMemberKey(circle.keys.facilitator, 2), keyGeneration: 2 })
  await vi.waitFor(() => expect(member?.closeCodes()).toEqual([closeCodes.keyRevoked.code]), soon)
  expect(facilitator?.provider.wsconnected).toBe(true)
  expect((await fetch(`${url}/api/boards/${id}`, { headers: withKey(memberKey) })).status).toBe(410)
  expect(await codeOf(await askCircle(url, `/${circle.id}`, { key: circle.keys.member }))).toBe('keyRevoked')
  const again = await openThroughCircle(url, circle.id, renewed.key as never, id)
  expect(again).not.toBe(memberKey)
  expect(await infoOf(url, id, again)).toMatchObject({ role: 'participant' })
})

test('[CIRCLE-6] a board is put on a shelf with a facilitator’s key of it, and taken off with one, or by the circle’s facilitators', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const board = await postBoard(url)
  const path = `/${circle.id}/boards/${board.id}`
  const put = (body: object) => askCircle(url, path, { method: 'PUT', key: circle.keys.member, body })
  const takeOff = (key: string, body?: object) => askCircle(url, path, { method: 'DELETE', key, ...(body && { body }) })
  expect(await codeOf(await put({ key: board.keys.participant }))).toBe('forbidden')
  expect(await codeOf(await put({ key: 'A'.repeat(22) }))).toBe('notFound')
  expect((await put({})).status).toBe(400)
  expect((await put({ key: board.keys.facilitator })).status).toBe(201)
  expect((await put({ key: board.keys.facilitator })).status).toBe(200)
  expect((await shelfOf(url, circle, circle.keys.member)).boards).toMatchObject([{ id: board.id, title: '両輪の会', belongs: false }])
  expect(await codeOf(await takeOff(circle.keys.member))).toBe('notFound')
  expect((await takeOff(circle.keys.member, { key: board.keys.facilitator })).status).toBe(200)
  expect(await codeOf(await takeOff(circle.keys.facilitator))).toBe('notOnShelf')
  await put({ key: board.keys.facilitator })
  expect((await takeOff(circle.keys.facilitator)).status).toBe(200)
  const made = await postBoardInCircle(url, circle)
  const madePath = `/${circle.id}/boards/${made.id}`
  expect(await codeOf(await askCircle(url, madePath, { method: 'DELETE', key: circle.keys.facilitator }))).toBe('belongsToCircle')
})

test('[CIRCLE-7] taken off a shelf, a board sends away who came through the circle; put back, it takes none of their keys', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const board = await postBoard(url)
  const path = `/${circle.id}/boards/${board.id}`
  const put = () => askCircle(url, path, { method: 'PUT', key: circle.keys.facilitator, body: { key: board.keys.facilitator } })
  await put()
  const before = await openThroughCircle(url, circle.id, circle.keys.member, board.id)
  const member = openStockClient(url, { id: board.id, key: before })
  const own = openStockClient(url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect([member.provider.synced, own.provider.synced]).toEqual([true, true]), soon)
  await askCircle(url, path, { method: 'DELETE', key: circle.keys.facilitator })
  await vi.waitFor(() => expect(member.closeCodes()).toEqual([closeCodes.keyRevoked.code]), soon)
  expect(own.provider.wsconnected).toBe(true)
  await put()
  const after = await openThroughCircle(url, circle.id, circle.keys.member, board.id)
  expect(await infoOf(url, board.id, after)).toMatchObject({ role: 'participant' })
  expect((await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(before) })).status).toBe(410)
})

test('[CIRCLE-8] facilitators name the circle, put boards away and mark them; members see it', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const [one, two] = [await postBoardInCircle(url, circle, '一回目'), await postBoardInCircle(url, circle, '二回目')]
  const change = (id: string, body: object, key: string = circle.keys.facilitator) =>
    askCircle(url, `/${circle.id}/boards/${id}`, { method: 'PATCH', key, body })
  expect(await codeOf(await change(one.id, { archived: true }, circle.keys.member))).toBe('forbidden')
  expect(await codeOf(await change('A'.repeat(16), { archived: true }))).toBe('notOnShelf')
  expect((await change(one.id, { archived: true })).status).toBe(200)
  expect((await change(two.id, { tags: [' 採用 ', '採用', '2026'] })).status).toBe(200)
  for (const tags of [['x'.repeat(25)], [''], Array.from({ length: 9 }, (_, at) => `${at}`), 'x'])
    expect((await change(two.id, { tags })).status).toBe(400)
  const rename = (key: string) => askCircle(url, `/${circle.id}`, { method: 'PATCH', key, body: { name: '木曜の会' } })
  expect(await codeOf(await rename(circle.keys.member))).toBe('forbidden')
  expect((await rename(circle.keys.facilitator)).status).toBe(200)
  const shelf = await shelfOf(url, circle, circle.keys.member)
  expect(shelf).toMatchObject({ name: '木曜の会', total: 1, archived: 1, boards: [{ id: two.id, tags: ['採用', '2026'] }] })
  expect(await shelfOf(url, circle, circle.keys.member, '?archived=true')).toMatchObject({ boards: [{ id: one.id, archived: true }] })
  expect((await shelfOf(url, circle, circle.keys.member, '?tag=2026')).boards.map(({ id }) => id)).toEqual([two.id])
  expect((await shelfOf(url, circle, circle.keys.member, '?sort=title')).boards.map(({ id }) => id)).toEqual([two.id])
  for (const query of ['?sort=size', '?page=0', '?archived=yes', `?q=${'x'.repeat(101)}`, '?other=1'])
    expect((await askCircle(url, `/${circle.id}${query}`, { key: circle.keys.member })).status, query).toBe(400)
})

test('[CIRCLE-10] what is written on a board is found on the shelf, and its picture shows where it stands', async () => {
  const { url } = await startTestApp({ limits: quick })
  const circle = await postCircle(url)
  const { id, key } = await postBoardInCircle(url, circle)
  const client = openStockClient(url, { id, key })
  client.provider.awareness.setLocalStateField('profile', { id: 'a', name: '鈴木', color: '#c8285a' })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  addWholeNote(client.document, 1, '社内報を外へ')
  const found = await vi.waitFor(
    async () => {
      const shelf = await shelfOf(url, circle, circle.keys.member, `?q=${encodeURIComponent('社内')}`)
      expect(shelf.boards).toHaveLength(1)
      return must(shelf.boards[0], 'one was found')
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(found).toMatchObject({ id, placed: 1, people: ['鈴木'], participants: 1, found: { count: 1, notes: [{ number: 1 }] } })
  const picture = (etag?: string) =>
    fetch(`${url}/api/circles/${circle.id}/boards/${id}/picture`, {
      headers: { ...withKey(circle.keys.member), ...(etag && { 'if-none-match': etag }) },
    })
  const first = await picture()
  expect(boardPicture.parse(await first.json()).notes).toHaveLength(1)
  expect((await picture(must(first.headers.get('etag') ?? undefined, 'it has a name'))).status).toBe(304)
})
