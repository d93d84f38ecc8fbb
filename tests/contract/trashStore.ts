import { afterEach, describe, expect, test } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import { sampleBoard, sampleBoardId } from './boardStore.ts'

/** What every store promises of the boards that were deleted. `open` gives an empty one; the suite closes it. */
export function describeTrashStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} as a trash`, () => {
    const opened: Store[] = []
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    async function openWith(...boards: (typeof a)[]): Promise<Store> {
      const store = await open()
      opened.push(store)
      for (const board of boards) await store.createBoard(sampleBoard(board))
      return store
    }
    const [a, b] = [sampleBoardId(1), sampleBoardId(2)]
    const at = 1_700_000_001_000

    test('[STORE-28] a deleted board says since when, is whole, takes what is still on its way to the disk, and comes back as it was', async () => {
      const store = await openWith(a, b)
      const before = await store.findBoard(a)
      expect(await store.deleteBoard(a, at)).toBe(true)
      expect(await store.deleteBoard(a, at + 1)).toBe(false)
      expect(await store.deleteBoard(sampleBoardId(3), at)).toBe(false)
      expect((await store.findBoard(a))?.deletedAt).toBe(at)
      expect(await store.deletedBoards()).toEqual([{ boardId: a, at, isGoing: false }])
      expect(await store.append([{ boardId: a, update: Uint8Array.of(1), at }])).toEqual([1])
      expect(await store.bringBackBoard(a)).toBe(true)
      expect(await store.bringBackBoard(a)).toBe(false)
      expect(await store.findBoard(a)).toEqual(before)
      expect((await store.loadDocument(a))?.updates).toEqual([Uint8Array.of(1)])
      expect(await store.deletedBoards()).toEqual([])
    })

    test('[STORE-30] a board is removed only from the trash and only after its time; from the first step on it is gone, and others stay', async () => {
      const store = await openWith(a, b)
      const note = { note: { id: 'shape:n', typeName: 'shape' }, place: undefined, at, by: '' }
      await store.append([{ boardId: a, update: Uint8Array.of(1), at, deleted: [note] }])
      for (let n = 0; n < 5; n++) {
        const document = { encoding: 'deflate' as const, bytes: Uint8Array.of(n) }
        const about = {
          id: `version____${n}_` as VersionId,
          at: at + n,
          kind: 'work' as const,
          name: '',
          by: '',
          notes: 0,
          throughSequence: 1,
          layout: '',
        }
        await store.keepVersion({ boardId: a, ...about, document }, [])
      }
      expect(await store.removeBoard(a, at + 9, 2)).toBe('kept')
      await store.deleteBoard(a, at)
      expect(await store.removeBoard(a, at, 2)).toBe('kept')
      let steps = 1
      for (let outcome = await store.removeBoard(a, at + 1, 2); outcome !== 'removed'; outcome = await store.removeBoard(a, at + 1, 2)) {
        expect(outcome).toBe('more')
        expect(await store.findBoard(a)).toBeUndefined()
        expect(await store.bringBackBoard(a)).toBe(false)
        steps += 1
      }
      expect(steps).toBeLessThan(9)
      expect([await store.findBoard(a), await store.loadDocument(a)]).toEqual([undefined, undefined])
      expect([await store.listVersions(a), await store.listDeletedNotes(a)]).toEqual([[], []])
      expect(await store.boardIds()).toEqual([b])
      expect(await store.deletedBoards()).toEqual([{ boardId: a, at, isGoing: true }])
      await store.forgetBoard(a)
      expect(await store.deletedBoards()).toEqual([])
      expect((await store.loadDocument(b))?.snapshot).toEqual(Uint8Array.of(1, 2, 3))
    })

    test('[STORE-28] a board in the trash is on no shelf until it is back', async () => {
      const store = await openWith(a, b)
      const circle = {
        circleId: 'cAAAAAAAAAAAAAAA',
        name: 'Study circle',
        facilitatorKeyHash: 'f',
        memberKeyHash: 'm',
        createdAt: at,
      } as never
      await store.createCircle(circle)
      const { circleId } = circle as { circleId: Parameters<Store['putOnShelf']>[0] }
      for (const board of [a, b]) await store.putOnShelf(circleId, board, { at, most: 9 })
      const query = { words: '', tag: '', archived: false, sort: 'worked' as const, page: 1 }
      await store.deleteBoard(a, at)
      const page = await store.shelfPage(circleId, query)
      expect([page.total, page.onShelf, page.boards.map(({ boardId }) => boardId)]).toEqual([1, 1, [b]])
      await store.bringBackBoard(a)
      expect((await store.shelfPage(circleId, query)).total).toBe(2)
      await store.deleteBoard(a, at)
      expect(await store.removeBoard(a, at + 1, 100)).toBe('removed')
      expect(await store.findShelved(circleId, a)).toBeUndefined()
    })
  })
}
