import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../../../server/clock.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { plainOf } from '../../../shared/document/plainRecord.ts'
import { createRecord, readRecord, type PlainRecord } from '../../../shared/document/recordFields.ts'
import type { RichText } from '../../../shared/document/richText.ts'
import { must } from '../../../shared/must.ts'
import { group, note } from '../../support/canvasRecords.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { postBoard, startTestApp, withKey, type CreatedBoard, type TestApp } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

type Deleted = { deletedAt: string; by: string; note: PlainRecord; place: { x: number; y: number } | null }

test('[TRASH-1] a note that any client deletes is kept whole, with who and when: words with their formatting, fields, where it lay', async () => {
  const { app, board, anna } = await circle()
  const bold: RichText = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '太字', marks: [{ type: 'bold' }] }] }],
  }
  const plain = note('shape:n', { x: 5, y: 6, parentId: 'shape:g' })
  const whole: PlainRecord = { ...plainOf(plain), props: { ...plain.props, richText: bold }, meta: { media: 'paid', number: 7 } }
  await put(anna, plainOf(group('shape:g', { x: 100, y: 50 })), whole, plainOf(note('shape:stays')))
  anna.provider.awareness.setLocalStateField('user', { name: '安奈' })
  await vi.waitFor(async () => expect(await participants(app, board)).toBe(1), soon)
  const before = Date.now()
  await remove(anna, 'shape:n')
  const [deleted, ...others] = await list(app, board)
  expect(others).toEqual([])
  expect(deleted).toMatchObject({ by: '安奈', note: whole, place: { x: 105, y: 56 } })
  expect(Date.parse(must(deleted, 'a note').deletedAt)).toBeGreaterThanOrEqual(before)
})

test('[TRASH-2] what is on the board again has left the trash, and comes back into it as it is when it is deleted once more', async () => {
  const { app, board, anna } = await circle()
  await put(anna, plainOf(note('shape:n', { text: '一' })))
  await remove(anna, 'shape:n')
  const [deleted] = await list(app, board)
  await put(anna, must(deleted, 'the note').note)
  expect(readRecord(must(recordsOf(anna.document).get('shape:n'), 'it is back'))).toEqual(deleted?.note)
  expect(await list(app, board)).toEqual([])
  await change(anna, () => must(recordsOf(anna.document).get('shape:n'), 'it is back').set('props.color', 'blue'))
  await remove(anna, 'shape:n')
  expect((await list(app, board)).map(({ note: { props } }) => (props as { color: string }).color)).toEqual(['blue'])
})

test('[TRASH-3] only notes come into the trash, none that is overwritten or that no canvas could show, and none after its time', async () => {
  let later = 0
  const clock = { ...systemClock, now: () => Date.now() + later }
  const { app, board, anna } = await circle({ clock })
  await put(anna, plainOf(note('shape:n')), plainOf(group('shape:g')), { ...plainOf(note('shape:bad')), rotation: 'none' })
  await put(anna, plainOf(note('shape:n', { text: 'anew' })))
  await remove(anna, 'shape:g')
  await remove(anna, 'shape:bad')
  expect(await list(app, board)).toEqual([])
  await remove(anna, 'shape:n')
  expect(await list(app, board)).toHaveLength(1)
  later = 30 * 86_400_000 + 1
  expect(await list(app, board)).toEqual([])
})

test('[TRASH-4] whoever may only look sees no trash', async () => {
  const { app, board } = await circle()
  const address = `${app.url}/api/boards/${board.id}/deleted-notes`
  expect((await fetch(address, { headers: withKey(board.keys.viewer) })).status).toBe(403)
  expect((await fetch(address)).status).toBe(404)
  expect((await fetch(address, { headers: withKey(board.keys.participant) })).status).toBe(200)
})

async function circle(options: Parameters<typeof startTestApp>[0] = {}) {
  const app = await startTestApp(options)
  const board = await postBoard(app.url)
  const anna = openStockClient(app.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(anna.provider.synced).toBe(true), soon)
  return { app, board, anna }
}

function put(client: StockClient, ...records: PlainRecord[]): Promise<void> {
  return change(client, () => {
    for (const record of records) createRecord(recordsOf(client.document), record)
  })
}

function remove(client: StockClient, id: string): Promise<void> {
  return change(client, () => recordsOf(client.document).delete(id))
}

/** Makes a change and waits until it is on disk. */
async function change(client: StockClient, run: () => void): Promise<void> {
  const before = client.savedCount()
  Y.transact(client.document, run)
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(before), soon)
}

async function list({ url }: TestApp, board: CreatedBoard): Promise<Deleted[]> {
  const response = await fetch(`${url}/api/boards/${board.id}/deleted-notes`, { headers: withKey(board.keys.facilitator) })
  return ((await response.json()) as { notes: Deleted[] }).notes
}

async function participants({ url }: TestApp, board: CreatedBoard): Promise<number> {
  const response = await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(board.keys.viewer) })
  return ((await response.json()) as { participants: number }).participants
}
