import { expect, test, vi } from 'vitest'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { openStockClient } from '../../support/stockClient.ts'
import { postBoard, postJson, startTestApp, withKey, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

test('[TRASH-7] a deleted board sends everybody away, opens for nobody, and tells holders of its keys how long it is kept', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = openStockClient(url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(anna.provider.synced).toBe(true), soon)
  const deleted = await remove(url, board, board.keys.facilitator)
  expect(deleted.status).toBe(200)
  const { deletedAt, keptUntil } = (await deleted.json()) as { deletedAt: string; keptUntil: string }
  expect(Date.parse(keptUntil) - Date.parse(deletedAt)).toBe(30 * 86_400_000)
  await vi.waitFor(() => expect(anna.closeCodes()).toEqual([closeCodes.boardDeleted.code]), soon)

  const late = openStockClient(url, { id: board.id, key: board.keys.viewer })
  await vi.waitFor(() => expect(late.closeCodes()).toEqual([closeCodes.boardDeleted.code]), soon)
  const asked = await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(board.keys.viewer) })
  expect({ status: asked.status, body: await asked.json() }).toMatchObject({
    status: 410,
    body: { error: { code: 'boardDeleted', deleted: { role: 'viewer', deletedAt, keptUntil } } },
  })
  for (const path of ['/snapshot', '/versions', '/export.json', '/deleted-notes']) {
    expect((await fetch(`${url}/api/boards/${board.id}${path}`, { headers: withKey(board.keys.facilitator) })).status).toBe(410)
  }
  expect((await remove(url, board, board.keys.facilitator)).status).toBe(410)
  const other = await postBoard(url)
  expect((await fetch(`${url}/api/boards/${board.id}`, { headers: withKey(other.keys.facilitator) })).status).toBe(404)
})

test('[TRASH-8] a facilitator brings a board back whole, with everything that was saved before it went; nobody else deletes or brings back', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const anna = openStockClient(url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(anna.provider.synced).toBe(true), soon)
  addNote(anna.document, 'kept')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)
  for (const key of [board.keys.participant, board.keys.viewer]) {
    expect((await remove(url, board, key)).status).toBe(403)
    expect((await restore(url, board, key)).status).toBe(403)
  }
  expect(await (await restore(url, board, board.keys.facilitator)).json()).toEqual({ restored: false })
  await remove(url, board, board.keys.facilitator)
  expect((await restore(url, board, board.keys.participant)).status).toBe(403)
  expect(await (await restore(url, board, board.keys.facilitator)).json()).toEqual({ restored: true })
  const ben = openStockClient(url, { id: board.id, key: board.keys.viewer })
  await vi.waitFor(() => expect(noteIds(ben.document)).toEqual(['kept']), soon)
})

function remove(url: string, { id }: CreatedBoard, key: string): Promise<Response> {
  return fetch(`${url}/api/boards/${id}`, { method: 'DELETE', headers: withKey(key) })
}

function restore(url: string, { id }: CreatedBoard, key: string): Promise<Response> {
  return postJson(`${url}/api/boards/${id}/restore`, {}, key)
}
