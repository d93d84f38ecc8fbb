import { expect, test } from 'vitest'
import type { BoardId } from '../../../shared/ids/boardId.ts'
import { silentLog } from '../../../server/log.ts'
import type { BoardUpdate } from '../../../server/store/boardStore.ts'
import { createSaver } from '../../../server/sync/saver.ts'
import { createFakeClock } from '../../support/fakeClock.ts'

const boardA = 'aaaaaaaaaaaaaaaa' as BoardId
const boardB = 'bbbbbbbbbbbbbbbb' as BoardId

/** A disk whose commits finish, or fail, when the test says so. */
function createDisk(): {
  append: (updates: BoardUpdate[]) => Promise<number[]>
  written: string[]
  commits: number
  fails: (updates: BoardUpdate[]) => boolean
} {
  const disk = {
    written: [] as string[],
    commits: 0,
    fails: (_updates: BoardUpdate[]): boolean => false,
    async append(updates: BoardUpdate[]): Promise<number[]> {
      disk.commits += 1
      if (disk.fails(updates)) throw new Error('disk full')
      return updates.map(({ update }) => disk.written.push(Buffer.from(update).toString('latin1')))
    },
  }
  return disk
}

function updateOf(boardId: BoardId, text: string): BoardUpdate {
  return { boardId, update: Uint8Array.from(text, (character) => character.charCodeAt(0)), at: 0 }
}

test('[SAVE-1] a lone update is committed at once, and what comes during a commit goes into the next', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  const saver = createSaver({ store: disk, clock, log: silentLog })
  const saved: number[] = []
  saver.append(updateOf(boardA, '1'), (sequence) => saved.push(sequence))
  await clock.turn(0)
  expect(disk.written).toEqual(['1'])
  for (const text of ['2', '3', '4']) saver.append(updateOf(boardA, text), (sequence) => saved.push(sequence))
  await clock.turn(0)
  expect(disk.written).toEqual(['1', '2', '3', '4'])
  expect(disk.commits).toBe(2)
  expect(saved).toEqual([1, 2, 3, 4])
})

test('[PACE-2] many updates a second are committed many at a time', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  const saver = createSaver({ store: disk, clock, log: silentLog })
  for (let millisecond = 0; millisecond < 2_000; millisecond++) {
    saver.append(updateOf(boardA, 'u'), () => {})
    saver.append(updateOf(boardB, 'u'), () => {})
    await clock.turn(1)
  }
  expect(disk.written.length).toBeGreaterThan(3_900)
  expect(disk.commits).toBeLessThan(1_000)
})

test('[PACE-4] what a board gathers is committed when it is due, and whoever is due sooner takes it along', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  const saver = createSaver({ store: disk, clock, log: silentLog })
  const dueAt = clock.now() + 16
  saver.append(
    updateOf(boardA, 'patient'),
    () => {},
    () => dueAt,
  )
  await clock.turn(15)
  expect(disk.written).toEqual([])
  await clock.turn(1)
  expect(disk.written).toEqual(['patient'])

  saver.append(
    updateOf(boardA, 'patient'),
    () => {},
    () => dueAt + 16,
  )
  await clock.turn(5)
  saver.append(updateOf(boardB, 'urgent'), () => {})
  await clock.turn(0)
  expect(disk.written).toEqual(['patient', 'patient', 'urgent'])
  expect(disk.commits).toBe(2)
})

test('[SAVE-2] a failed append stays unsaved, is tried again, and keeps its place', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  disk.fails = () => true
  const saver = createSaver({ store: disk, clock, log: silentLog })
  const saved: string[] = []
  saver.append(updateOf(boardA, '1'), () => saved.push('1'))
  await clock.turn(1_000)
  saver.append(updateOf(boardA, '2'), () => saved.push('2'))
  await clock.turn(10_000)
  expect(saved).toEqual([])
  const settled = saver.settled(boardA)

  disk.fails = () => false
  await clock.turn(5_000)
  expect(saved).toEqual(['1', '2'])
  expect(disk.written).toEqual(['1', '2'])
  await settled
})

test('[SAVE-2] the pauses between attempts grow, so that a full disk is not hammered', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  disk.fails = () => true
  const saver = createSaver({ store: disk, clock, log: silentLog })
  saver.append(updateOf(boardA, '1'), () => {})
  await clock.turn(60_000)
  expect(disk.commits).toBeGreaterThan(10)
  expect(disk.commits).toBeLessThan(25)
})

test('[SAVE-3] one board that cannot be saved does not hold up the others', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  disk.fails = (updates) => updates.some(({ boardId }) => boardId === boardA)
  const saver = createSaver({ store: disk, clock, log: silentLog })
  saver.append(updateOf(boardA, 'a'), () => {})
  saver.append(updateOf(boardB, 'b'), () => {})
  await clock.turn(1_000)
  expect(disk.written).toEqual(['b'])
  await saver.settled(boardB)
})

test('[SAVE-4] what waits in memory has a bound', async () => {
  const clock = createFakeClock()
  const disk = createDisk()
  disk.fails = () => true
  const saver = createSaver({ store: disk, clock, log: silentLog })
  const megabyte = new Uint8Array(1024 * 1024)
  let queued = 0
  for (; saver.hasRoom(megabyte.length); queued++) saver.append({ boardId: boardA, update: megabyte, at: 0 }, () => {})
  expect(queued).toBe(64)
  disk.fails = () => false
  await clock.turn(6_000)
  expect(saver.hasRoom(megabyte.length)).toBe(true)
})
