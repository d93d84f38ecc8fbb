import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createPortrayer } from '../../../server/circles/portrayer.ts'
import { silentLog } from '../../../server/log.ts'
import { createMemoryBoardStore } from '../../../server/store/memoryBoardStore.ts'
import type { VersionThread } from '../../../server/versions/versionThread.ts'
import { doVersionWork, type VersionOrder } from '../../../server/versions/versionWork.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import { parseCircleId } from '../../../shared/ids/circleId.ts'
import { must } from '../../../shared/must.ts'
import { sampleBoard, sampleBoardId } from '../../contract/boardStore.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { addWholeNote } from '../../support/notes.ts'

const circleId = must(parseCircleId('C'.repeat(16)), 'it is an id')
const [a, b] = [sampleBoardId(1), sampleBoardId(2)]
const limits = { portraitAfterMs: 3_000, portraitEveryMs: 60_000 }

async function portrayerOfTwo() {
  const store = createMemoryBoardStore()
  const clock = createFakeClock()
  await store.createCircle({ circleId, name: 'x', facilitatorKeyHash: 'f', memberKeyHash: 'm', createdAt: 0 })
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'en' })
  const update = Y.encodeStateAsUpdate(document)
  for (const boardId of [a, b]) await store.createBoard(sampleBoard(boardId, { update }))
  document.on('update', (change: Uint8Array) => void store.append([{ boardId: a, update: change, at: 1 }]))
  let read = 0
  let broken = false
  const thread = (async (order: VersionOrder) => {
    read += 1
    if (broken) throw new Error('the document can’t be read')
    return doVersionWork(order)
  }) as VersionThread
  const portrayer = createPortrayer({ store, thread, clock, log: silentLog, limits })
  const shown = async (boardId = a) => {
    const { boards } = await store.shelfPage(circleId, { words: '', tag: '', archived: false, sort: 'worked', page: 1 })
    return must(
      boards.find((board) => board.boardId === boardId),
      'it is on the shelf',
    )
  }
  const put = (boardId: typeof a) => store.putOnShelf(circleId, boardId, { at: 1, most: 10 })
  const isShown = (expected: object) =>
    vi.waitFor(async () => expect(await shown()).toMatchObject(expected), { timeout: 10_000, interval: 5 })
  return { store, document, portrayer, shown, isShown, put, turn: clock.turn, reads: () => read, breakIt: (now: boolean) => (broken = now) }
}

test('[CIRCLE-10] a change is on the shelf seconds later, the next ones a minute after that, together', async () => {
  const { document, portrayer, shown, isShown, put, turn, reads } = await portrayerOfTwo()
  await put(a)
  addWholeNote(document, 1, 'one')
  portrayer.worked(a, () => ['Aki'])
  await turn(2_900)
  expect((await shown()).placed).toBeUndefined()
  await turn(200)
  await isShown({ placed: 1, people: ['Aki'] })
  for (const number of [2, 3, 4]) {
    addWholeNote(document, number, 'more')
    portrayer.worked(a, () => ['Aki', 'Ben'])
    await turn(10_000)
  }
  expect(await shown()).toMatchObject({ placed: 1, people: ['Aki'] })
  await turn(30_000)
  await isShown({ placed: 4, people: ['Aki', 'Ben'] })
  expect(reads()).toBe(2)
})

test('[CIRCLE-10] a board on no shelf is not read, nor is one that nobody has changed; who looked in is noted even so', async () => {
  const { document, portrayer, isShown, put, turn, reads } = await portrayerOfTwo()
  addWholeNote(document, 1, 'one')
  portrayer.worked(a, () => ['Aki'])
  await turn(70_000)
  expect(reads()).toBe(0)
  await put(a)
  await portrayer.portray(a)
  expect(reads()).toBe(1)
  portrayer.worked(a, () => ['Ben'])
  await turn(70_000)
  await isShown({ people: ['Ben'] })
  expect(reads()).toBe(1)
})

test('[CIRCLE-10] what the server was killed before is read at its next start; a board that can’t be read holds up none', async () => {
  const { document, portrayer, shown, put, breakIt, reads } = await portrayerOfTwo()
  await put(a)
  await put(b)
  addWholeNote(document, 1, 'one')
  breakIt(true)
  await portrayer.catchUp()
  expect(reads()).toBe(2)
  breakIt(false)
  await portrayer.catchUp()
  expect([(await shown(a)).placed, (await shown(b)).placed]).toEqual([1, 0])
  await portrayer.catchUp()
  expect(reads()).toBe(4)
})

test('[CIRCLE-10] at a stop nothing is begun any more', async () => {
  const { document, portrayer, put, turn, reads } = await portrayerOfTwo()
  await put(a)
  addWholeNote(document, 1, 'one')
  portrayer.worked(a, () => [])
  portrayer.stop()
  portrayer.worked(a, () => [])
  await turn(70_000)
  await portrayer.catchUp()
  expect(reads()).toBe(0)
})
