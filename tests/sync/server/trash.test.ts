import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { silentLog } from '../../../server/log.ts'
import { check } from '../../../server/operations/check.ts'
import { openDatabase } from '../../../server/store/sqlite/openDatabase.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { plainOf } from '../../../shared/document/plainRecord.ts'
import { createRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { createBoard, type CreatedBoard } from '../../e2e/support/createBoard.ts'
import { startServer } from '../../e2e/support/startServer.ts'
import { note } from '../../support/canvasRecords.ts'
import { noteIds } from '../../support/notes.ts'
import { createRandom } from '../../support/random.ts'
import { runFlamingo } from '../../support/runFlamingo.ts'
import { openStockClient } from '../../support/stockClient.ts'

const soon = { timeout: 30_000, interval: 10 }

test('[TRASH-6] killed again and again while notes are deleted, a server has each note on the board or in the trash', async () => {
  const server = await startServer()
  onTestFinished(() => server.close())
  const random = createRandom(20_261_126)
  const board = await createBoard(server.url)
  const client = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  const all = Array.from({ length: 400 }, (_, n) => `n${String(n).padStart(3, '0')}`)
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  client.document.transact(() => {
    for (const id of all) createRecord(recordsOf(client.document), plainOf(note(`shape:${id}`, { text: id })))
  })
  await vi.waitFor(() => expect(client.savedCount()).toBeGreaterThan(1), soon)
  for (let kill = 0; kill < 4; kill++) {
    const stop = new AbortController()
    const goal = noteIds(client.document).length - 40
    const deleting = (async () => {
      for (const id of noteIds(client.document)) {
        if (stop.signal.aborted) return
        recordsOf(client.document).delete(`shape:${id}`)
        await pause(2)
      }
    })()
    await vi.waitFor(() => expect(noteIds(client.document).length).toBeLessThan(goal), soon)
    await pause(random.below(20))
    await server.kill('SIGKILL')
    stop.abort()
    await deleting
    const { present, deleted } = onDisk(server.dataFolder, board)
    expect([...present, ...deleted].sort()).toEqual(all)
    expect(deleted.length).toBeGreaterThan(0)
    await server.restart()
    await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  }
})

test('[TRASH-9] a server that is killed right after it has deleted a board has it in the trash, and one that stops while it removes it has no half of it', async () => {
  const server = await startServer()
  onTestFinished(() => server.close())
  const [board, other] = [await createBoard(server.url), await createBoard(server.url)]
  const ask = (method: string, path = ''): Promise<Response> =>
    fetch(`${server.url}/api/boards/${board.id}${path}`, { method, headers: { authorization: `Bearer ${board.keys.facilitator}` } })
  for (let n = 0; n < 3; n++) {
    const named = await fetch(`${server.url}/api/boards/${board.id}/versions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${board.keys.facilitator}` },
      body: JSON.stringify({ name: `version ${n}` }),
    })
    expect(named.status).toBe(201)
  }
  expect((await ask('DELETE')).status).toBe(200)
  await server.kill('SIGKILL')
  const listed = await runFlamingo(['boards', '--data', server.dataFolder])
  expect(listed.out).toMatch(/\(deleted \d{4}-\d\d-\d\d\)/)
  expect((await check(server.dataFolder)).complaints).toEqual([])
  await server.restart()
  expect((await ask('GET')).status).toBe(410)
  expect(await (await ask('POST', '/restore')).json()).toEqual({ restored: true })
  expect((await ask('DELETE')).status).toBe(200)
  await server.kill('SIGKILL')

  const store = openDatabase({ dataFolder: server.dataFolder, maxPages: undefined }, silentLog)
  expect(store.removeBoard(board.id, Date.now() + 1, 1)).toBe('more')
  store.close()
  expect((await check(server.dataFolder)).complaints).toEqual([])
  await server.restart()
  expect((await ask('GET')).status).toBe(404)
  expect((await ask('POST', '/restore')).status).toBe(404)
  await server.kill('SIGKILL')
  const again = openDatabase({ dataFolder: server.dataFolder, maxPages: undefined }, silentLog)
  expect(again.removeBoard(board.id, Date.now(), 100)).toBe('removed')
  expect([again.boardIds(), again.findBoard(other.id)?.deletedAt]).toEqual([[other.id], undefined])
  again.close()
  await server.restart()
})

/** The notes that are on the board, and those in its trash that are not, on a stopped server's disk. */
function onDisk(dataFolder: string, { id }: CreatedBoard): { present: string[]; deleted: string[] } {
  const store = openDatabase({ dataFolder, maxPages: undefined }, silentLog)
  try {
    const { compressed, updates } = must(store.loadDocument(id), 'the board is there')
    const document = new Y.Doc()
    Y.applyUpdate(document, { br: brotliDecompressSync, deflate: inflateSync }[compressed.encoding](compressed.bytes))
    for (const update of updates) Y.applyUpdate(document, update)
    const present = noteIds(document)
    const deleted = store.listDeletedNotes(id).map(({ note: { id: noteId } }) => noteId.slice('shape:'.length))
    return { present, deleted: deleted.filter((noteId) => !present.includes(noteId)) }
  } finally {
    store.close()
  }
}
