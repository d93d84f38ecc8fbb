import { execFileSync } from 'node:child_process'
import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../../shared/must.ts'
import { silentLog } from '../../../server/log.ts'
import { check } from '../../../server/operations/check.ts'
import { databaseFile, openDatabase } from '../../../server/store/sqlite/openDatabase.ts'
import { createBoard, type CreatedBoard } from '../../e2e/support/createBoard.ts'
import { startServer, type TestServer } from '../../e2e/support/startServer.ts'
import { addNote, noteIds } from '../../support/notes.ts'
import { createRandom } from '../../support/random.ts'
import { runFlamingo } from '../../support/runFlamingo.ts'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const soon = { timeout: 30_000, interval: 10 }

type Made = { id: string; name: string; notes: number }

async function start(): Promise<TestServer> {
  const server = await startServer()
  onTestFinished(() => server.close())
  return server
}

async function enter(server: TestServer, board: CreatedBoard): Promise<StockClient> {
  const client = openStockClient(server.url, { id: board.id, key: board.keys.participant })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

function nameVersion(server: TestServer, board: CreatedBoard, name: string): Promise<Response> {
  return fetch(`${server.url}/api/boards/${board.id}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${board.keys.facilitator}` },
    body: JSON.stringify({ name }),
  })
}

/** The notes of every version on a stopped server's disk, by the version's id. Throws where one is torn. */
function versionsOnDisk(dataFolder: string, board: CreatedBoard): ReadonlyMap<string, string[]> {
  const store = openDatabase({ dataFolder, maxPages: undefined }, silentLog)
  try {
    return new Map(
      store.listVersions(board.id).map(({ id }) => {
        const { document } = must(store.loadVersion(board.id, id), 'a listed version is there')
        const read = new Y.Doc()
        Y.applyUpdate(read, { br: brotliDecompressSync, deflate: inflateSync }[document.encoding](document.bytes))
        return [id, noteIds(read)] as const
      }),
    )
  } finally {
    store.close()
  }
}

test('[VERSION-6] killed again and again while it makes versions under load, a server has every one that it confirmed, whole, and no torn one', async () => {
  const server = await start()
  const random = createRandom(20_261_125)
  const board = await createBoard(server.url)
  const client = await enter(server, board)
  const confirmed: Made[] = []
  for (let kill = 0; kill < 4; kill++) {
    const stop = new AbortController()
    const goal = confirmed.length + 2
    const writing = (async () => {
      for (let n = 0; !stop.signal.aborted; n++) {
        addNote(client.document, `${kill}-${String(n).padStart(4, '0')}`)
        await pause(2)
      }
    })()
    const making = (async () => {
      for (let n = 0; !stop.signal.aborted; n++) {
        const response = await nameVersion(server, board, `version ${kill}-${n}`).catch(() => undefined)
        if (response?.status === 201) confirmed.push((await response.json()) as Made)
      }
    })()
    await vi.waitFor(() => expect(confirmed.length).toBeGreaterThanOrEqual(goal), soon)
    await pause(random.below(120))
    await server.kill('SIGKILL')
    stop.abort()
    await Promise.all([writing, making])

    const onDisk = versionsOnDisk(server.dataFolder, board)
    for (const { id, notes } of confirmed) expect(onDisk.get(id)).toHaveLength(notes)
    expect((await check(server.dataFolder)).complaints).toEqual([])
    await server.restart()
    await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  }
})

test('[VERSION-7] a full disk: a version is refused in words, people work on, and it is made once there is room', async () => {
  const server = await start()
  const board = await createBoard(server.url)
  const [anna, ben] = [await enter(server, board), await enter(server, board)]
  addNote(anna.document, 'before')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)
  // No file may grow beyond what it is: what a full disk says to a write, without filling one.
  limitFileSize(server.pid(), '1024')
  const refused = await nameVersion(server, board, 'then')
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 503, body: { error: { code: 'cannotSave' } } })
  addNote(anna.document, 'while-full')
  await vi.waitFor(() => expect(noteIds(ben.document)).toEqual(['before', 'while-full']), soon)
  limitFileSize(server.pid(), 'unlimited')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(3), soon)
  expect((await nameVersion(server, board, 'then')).status).toBe(201)
  await server.kill('SIGTERM')
  expect([...versionsOnDisk(server.dataFolder, board).values()]).toEqual([['before', 'while-full']])
})

test('[OPS-1] versions are in a backup and come back with it; [OPS-5] the check finds one that went bad', async () => {
  const server = await start()
  const board = await createBoard(server.url)
  const anna = await enter(server, board)
  addNote(anna.document, 'one')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)
  expect((await nameVersion(server, board, 'then')).status).toBe(201)
  const file = join(temporaryFolder(), 'boards.backup')
  expect((await runFlamingo(['backup', file, '--data', server.dataFolder])).code).toBe(0)
  const into = join(temporaryFolder(), 'restored')
  expect((await runFlamingo(['restore', file, '--into', into])).code).toBe(0)
  expect([...versionsOnDisk(into, board).values()]).toEqual([['one']])
  expect((await runFlamingo(['compact', '--data', into])).code).toBe(0)
  expect([...versionsOnDisk(into, board).values()]).toEqual([['one']])

  const database = new DatabaseSync(join(into, databaseFile))
  database.exec('UPDATE versions SET bytes = zeroblob(length(bytes))')
  database.close()
  const checked = await runFlamingo(['check', '--data', into])
  expect(checked.code).toBe(1)
  expect(checked.err).toMatch(/The version [\w-]{12} of board .* is damaged/)
})

/** Sets how large a file the process may write from now on, in bytes. */
function limitFileSize(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
}
