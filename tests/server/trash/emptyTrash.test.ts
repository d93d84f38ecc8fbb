import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryBoardStore } from '../../../server/store/memoryBoardStore.ts'
import { createBoardUploads } from '../../../server/trash/boardUploads.ts'
import { createTrashEmptier } from '../../../server/trash/emptyTrash.ts'
import { createVersionKeeper } from '../../../server/versions/versionKeeper.ts'
import type { VersionThread } from '../../../server/versions/versionThread.ts'
import { silentLog } from '../../../server/log.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { sampleBoard, sampleBoardId } from '../../contract/boardStore.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const restMs = 20
const [a, b] = [sampleBoardId(1), sampleBoardId(2)]

test('[TRASH-9] a board stays for its time and is then removed for good, with its images', async () => {
  const server = await serverWith(a, b)
  await server.store.deleteBoard(a, server.clock.now())
  await server.emptyAfter(29 * dayMs)
  expect([(await server.store.findBoard(a))?.deletedAt, server.hasImages(a)]).toEqual([expect.any(Number), true])
  await server.emptyAfter(2 * dayMs)
  expect([await server.store.findBoard(a), server.hasImages(a)]).toEqual([undefined, false])
  expect([(await server.store.findBoard(b))?.deletedAt, server.hasImages(b)]).toEqual([undefined, true])
  expect(await server.store.deletedBoards()).toEqual([])
})

test('[TRASH-9] by clocks that are off nothing goes too early: one that was ahead keeps a board longer, one that has just started is not believed', async () => {
  const server = await serverWith(a, b)
  await server.store.deleteBoard(a, server.clock.now() + 5 * dayMs)
  await server.store.deleteBoard(b, server.clock.now() - 60 * dayMs)
  server.emptier.start()
  await server.clock.turn(hourMs - 1)
  expect((await server.store.findBoard(b))?.deletedAt).toBeDefined()
  await server.emptyAfter(31 * dayMs)
  expect([(await server.store.findBoard(a))?.deletedAt, await server.store.findBoard(b)]).toEqual([expect.any(Number), undefined])
  await server.emptyAfter(5 * dayMs)
  expect(await server.store.findBoard(a)).toBeUndefined()
})

test('[TRASH-10] images that another board shows stay until it shows them no more', async () => {
  const server = await serverWith(a, b)
  const shows = new TextEncoder().encode(`…/uploads/${a}/picture.png…`)
  await server.store.compact({ boardId: b, snapshot: shows, throughSequence: 0 })
  await server.store.deleteBoard(a, server.clock.now())
  await server.emptyAfter(31 * dayMs)
  expect([await server.store.findBoard(a), server.hasImages(a)]).toEqual([undefined, true])
  await server.store.compact({ boardId: b, snapshot: Uint8Array.of(1), throughSequence: 0 })
  await server.emptyAfter(dayMs)
  expect([server.hasImages(a), await server.store.deletedBoards()]).toEqual([false, []])
})

test('[TRASH-9] a store that fails is asked again later', async () => {
  const server = await serverWith(a)
  await server.store.deleteBoard(a, server.clock.now())
  server.fail(true)
  await server.emptyAfter(31 * dayMs)
  expect((await server.store.findBoard(a))?.deletedAt).toBeDefined()
  server.fail(false)
  await server.emptyAfter(dayMs)
  expect(await server.store.findBoard(a)).toBeUndefined()
})

test('[VERSION-3] versions of boards that nobody opens any more are thinned as those of others; named ones and the last of a day stay', async () => {
  const server = await serverWith(a)
  for (const name of ['', 'after discussion', '', '']) {
    await server.store.append([{ boardId: a, update: Uint8Array.of(0, 0), at: server.clock.now() }])
    await server.keeper.keep(a, { kind: name === '' ? 'work' : 'named', name, by: '', notes: 1 })
    server.clock.sleep(60_000)
  }
  const before = await server.store.listVersions(a)
  await server.emptyAfter(hourMs)
  expect(await server.store.listVersions(a)).toEqual(before)
  await server.emptyAfter(3 * dayMs)
  expect((await server.store.listVersions(a)).map(({ id }) => id)).toEqual([before[1]?.id, before[3]?.id])
})

async function serverWith(...boardIds: BoardId[]) {
  const store = createMemoryBoardStore()
  const folder = temporaryFolder()
  const clock = createFakeClock()
  for (const boardId of boardIds) {
    await store.createBoard(sampleBoard(boardId))
    mkdirSync(join(folder, boardId))
    writeFileSync(join(folder, boardId, 'picture.png'), 'pixels')
  }
  let isFailing = false
  const failing = {
    ...store,
    deletedBoards: async () => (isFailing ? Promise.reject(new Error('The disk is away')) : store.deletedBoards()),
  }
  const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))
  // What is in a version is no matter here.
  const thread = (async () => ({ document: { encoding: 'br', bytes: Uint8Array.of(1) }, notes: 1 })) as unknown as VersionThread
  const keeper = createVersionKeeper({ store, thread, clock, randomBytes, named: 10 })
  const emptier = createTrashEmptier({
    store: failing,
    uploads: createBoardUploads(folder, store),
    versions: keeper,
    clock,
    limits: { trashMs: 30 * dayMs },
    log: silentLog,
  })
  return {
    store,
    clock,
    emptier,
    keeper,
    /** Lets time pass, and goes through the trash. */
    async emptyAfter(milliseconds: number): Promise<void> {
      clock.sleep(milliseconds)
      const work = { isDone: false }
      const emptying = emptier.empty().finally(() => (work.isDone = true))
      while (!work.isDone) await clock.turn(restMs)
      await emptying
    },
    hasImages: (boardId: BoardId) => existsSync(join(folder, boardId)),
    fail: (next: boolean) => (isFailing = next),
  }
}
