import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { deriveBoardKey, firstKeyGenerations, type BoardKey } from '../../../shared/board/boardKey.ts'
import { casesOfDocument } from '../../../shared/board/casesOfDocument.ts'
import { metaOf, recordsOf, titleOf } from '../../../shared/document/boardDocument.ts'
import { originOf } from '../../../shared/document/copyBoardDocument.ts'
import { plainOf } from '../../../shared/document/plainRecord.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'
import type { Store } from '../../../server/store/store.ts'
import { note } from '../../support/canvasRecords.ts'
import { askCircle, openThroughCircle, postBoardInCircle, postCircle } from '../../support/circles.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { postBoard, postJson, startTestApp, withKey, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

/** A board with four notes in two quadrants, of which one is to be done and one is done. */
async function startRound(url: string): Promise<{ board: CreatedBoard; document: Y.Doc }> {
  const board = await postBoard(url)
  const client = openStockClient(url, { id: board.id, key: board.keys.facilitator })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  const { document } = client
  document.transact(() => {
    metaOf(document).set('field.action', true)
    for (const [at, { x, meta }] of [
      { x: -600, meta: {} },
      { x: 600, meta: {} },
      { x: 600, meta: { action: 'open' } },
      { x: -600, meta: { action: 'done' } },
    ].entries()) {
      createRecord(recordsOf(document), { ...plainOf(note(`shape:${at}`, { x, y: -400, index: `a${at + 1}` })), meta })
    }
  })
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(0), soon)
  return { board, document }
}

const sessionsUrl = (url: string, { id }: CreatedBoard): string => `${url}/api/boards/${id}/sessions`

test('[CARRY-1] [CARRY-2] [CARRY-3] [CARRY-4] whoever may edit carries a board on, from what is saved: chosen notes, open actions, a way back; the board itself stays as it is', async () => {
  const { url } = await startTestApp()
  const { board, document } = await startRound(url)
  const quadrant = { which: 'quadrant', matrix: 'shape:matrix', quadrant: 'topLeft' }
  const carryOn = async (body: object): Promise<{ next: Y.Doc; made: CreatedBoard }> => {
    const response = await postJson(sessionsUrl(url, board), { title: 'Round 2', ...body }, board.keys.participant)
    expect(response.status).toBe(201)
    const made = (await response.json()) as CreatedBoard
    const next = new Y.Doc()
    const snapshot = await fetch(`${url}/api/boards/${made.id}/snapshot`, { headers: withKey(made.keys.facilitator) })
    Y.applyUpdate(next, new Uint8Array(await snapshot.arrayBuffer()))
    return { next, made }
  }
  const idsOn = (next: Y.Doc): string[] =>
    casesOfDocument(next)
      .all()
      .map(({ id }) => id)

  const { next, made } = await carryOn({ notes: quadrant })
  expect(idsOn(next).sort()).toEqual(['shape:0', 'shape:2'])
  expect(titleOf(next)).toBe('Round 2')
  const versions = await fetch(`${url}/api/boards/${board.id}/versions`, { headers: withKey(board.keys.viewer) })
  const known = ((await versions.json()) as { versions: { id: string; kind: string }[] }).versions
  expect(known.map(({ kind }) => kind)).toEqual(['work'])
  expect(originOf(next)).toEqual({ board: board.id, version: known[0]?.id, continues: titleOf(document) })
  const about = await fetch(`${url}/api/boards/${made.id}`, { headers: withKey(made.keys.viewer) })
  expect(await about.json()).toMatchObject({ title: 'Round 2', notes: 2 })

  expect(idsOn((await carryOn({ notes: quadrant, openActions: false })).next)).toEqual(['shape:0'])
  expect(idsOn((await carryOn({})).next)).toEqual(['shape:2'])
  expect(idsOn((await carryOn({ notes: { which: 'all' } })).next).sort()).toEqual(['shape:0', 'shape:1', 'shape:2'])
  expect(casesOfDocument(document).all()).toHaveLength(4)
})

test('[CARRY-3] viewers carry nothing on; what can’t be understood, or saved, is refused in words, and nothing comes of it', async () => {
  let isFull = false
  const wrapStore = (store: Store): Store => ({
    ...store,
    createBoard: (created) => (isFull ? Promise.reject(new Error('database or disk is full')) : store.createBoard(created)),
  })
  const { url } = await startTestApp({ wrapStore })
  const { board } = await startRound(url)
  const address = sessionsUrl(url, board)
  const { viewer, participant } = board.keys
  expect((await postJson(address, { title: 'Mine' }, viewer)).status).toBe(403)
  expect((await postJson(address, { title: 'Mine' }, 'A'.repeat(22))).status).toBe(404)
  const bodies = [
    {},
    { title: 'x', notes: { which: 'some' } },
    { title: 'x', notes: { which: 'quadrant', matrix: 'shape:matrix', quadrant: 'middle' } },
    { title: 'x', notes: { which: 'color' } },
    { title: 'x', openActions: 'yes' },
    { title: 'x', version: 'A'.repeat(12) },
  ]
  for (const body of bodies) {
    const refused = await postJson(address, body, participant)
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest' } },
    })
  }
  isFull = true
  const unsaved = await postJson(address, { title: 'Mine' }, participant)
  expect({ status: unsaved.status, body: await unsaved.json() }).toMatchObject({ status: 503, body: { error: { code: 'cannotSave' } } })
})

test('[CARRY-6] who came through a circle has the next session on its shelf; who was only given a link of the board puts nothing there', async () => {
  const { url } = await startTestApp()
  const circle = await postCircle(url)
  const { id, key } = await postBoardInCircle(url, circle, 'Round 1')
  const member = await openThroughCircle(url, circle.id, circle.keys.member, id)
  const guest = deriveBoardKey(key, 'participant', firstKeyGenerations)
  const titles = async (): Promise<string[]> => {
    const shelf = await askCircle(url, `/${circle.id}`, { key: circle.keys.member })
    return ((await shelf.json()) as { boards: { title: string }[] }).boards.map(({ title }) => title).sort()
  }
  const carryOn = async (by: BoardKey, title: string): Promise<unknown> => {
    const response = await postJson(`${url}/api/boards/${id}/sessions`, { title }, by)
    expect(response.status).toBe(201)
    return ((await response.json()) as { circle?: unknown }).circle
  }
  expect(await carryOn(guest, 'A guest’s')).toBeUndefined()
  expect(await titles()).toEqual(['Round 1'])
  expect(await carryOn(member, 'Round 2')).toEqual({ id: circle.id, name: '水曜の会' })
  await carryOn(key, 'Round 3')
  expect(await titles()).toEqual(['Round 1', 'Round 2', 'Round 3'])
})
