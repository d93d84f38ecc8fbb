import { afterEach, describe, expect, test } from 'vitest'
import type { KeptPortrait } from '../../server/store/circleStore.ts'
import type { Store } from '../../server/store/store.ts'
import { boardsAPage, type ShelfQuery } from '../../shared/circle/shelf.ts'
import { parseCircleId } from '../../shared/ids/circleId.ts'
import { must } from '../../shared/must.ts'
import { sampleBoard, sampleBoardId } from './boardStore.ts'

/** What every store of circles must do. `open` gives a new, empty one each time. */
export function describeCircleStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} as a store of circles`, () => {
    const opened: Store[] = []
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    async function openOne(): Promise<Store> {
      const store = await open()
      opened.push(store)
      await store.createCircle(circle)
      for (const board of [a, b]) await store.createBoard(sampleBoard(board))
      return store
    }

    const circleId = must(parseCircleId('C'.repeat(16)), 'it is an id')
    const other = must(parseCircleId('D'.repeat(16)), 'it is an id')
    const circle = { circleId, name: '水曜の会', facilitatorKeyHash: 'circle f', memberKeyHash: 'circle m1', createdAt: 5 }
    const [a, b] = [sampleBoardId(1), sampleBoardId(2)]
    const put = { at: 10, most: 100 }
    const keyHashes = { facilitator: 'through f', participant: 'through p1', viewer: 'through v1' }
    const all: ShelfQuery = { words: '', tag: '', archived: false, sort: 'worked', page: 1 }
    const matrices: KeptPortrait['picture']['matrices'] = []
    const portrait = (texts: string[], changes: Partial<KeptPortrait> = {}): KeptPortrait => ({
      notes: texts.length,
      placed: 1,
      authorsHidden: false,
      authors: ['佐藤'],
      texts: texts.map((text, at) => ({ number: at + 1, text })),
      picture: { matrices, notes: [{ x: 1, y: 2, side: 200, color: 'blue' }] },
      throughSequence: 0,
      ...changes,
    })

    test('[CIRCLE-1] a circle is there as a whole, under the name it was given last; a second of the same id is refused', async () => {
      const store = await openOne()
      expect(await store.createCircle({ ...circle, name: 'another' })).toBe('exists')
      expect(await store.renameCircle(circleId, '木曜の会')).toBe(true)
      expect(await store.findCircle(circleId)).toEqual({ ...circle, name: '木曜の会', memberGeneration: 1, revokedKeyHashes: [] })
      expect(await store.findCircle(other)).toBeUndefined()
      expect(await store.renameCircle(other, 'x')).toBe(false)
    })

    test('[CIRCLE-6] a board is put on a shelf and taken off; one that was made there belongs to it; a full shelf takes no more', async () => {
      const store = await openOne()
      const made = sampleBoardId(3)
      await store.createBoard(sampleBoard(made, { circleId }))
      expect(await store.putOnShelf(circleId, a, put)).toBe('put')
      expect(await store.putOnShelf(circleId, a, put)).toBe('there')
      expect(await store.putOnShelf(circleId, b, { ...put, most: 2 })).toBe('full')
      expect(await store.findShelved(circleId, a)).toEqual({ belongs: false })
      expect(await store.findShelved(circleId, made)).toEqual({ belongs: true })
      expect(await store.findShelved(circleId, b)).toBeUndefined()
      expect(await store.circlesOf(a)).toEqual([{ circleId, name: '水曜の会' }])
      expect(await store.takeOffShelf(circleId, a)).toBe(true)
      expect(await store.takeOffShelf(circleId, a)).toBe(false)
      expect(await store.circlesOf(a)).toEqual([])
    })

    test('[CIRCLE-4] keys that came of a circle’s are known with the board, and only while the circle’s key is the present one', async () => {
      const store = await openOne()
      await store.putOnShelf(circleId, a, put)
      expect(await store.admitThroughCircle(circleId, a, 'circle m1', { of: 'member', participant: 'through m1' })).toBe(true)
      expect(await store.admitThroughCircle(circleId, a, 'circle f', { of: 'facilitator', keyHashes })).toBe(true)
      expect(await store.admitThroughCircle(circleId, a, 'circle m0', { of: 'member', participant: 'stale' })).toBe(false)
      expect(await store.admitThroughCircle(circleId, b, 'circle m1', { of: 'member', participant: 'not on it' })).toBe(false)
      const generations = { participant: 1, viewer: 1 }
      const board = must(await store.findBoard(a), 'the board is there')
      expect(board.throughCircles).toEqual([{ circleId, since: 10, member: 'through m1', facilitator: keyHashes, generations }])
      expect(board.revokedKeyHashes).toEqual([])
    })

    test('[CIRCLE-5] a new members’ key takes what came of the old one from every board, and nothing else', async () => {
      const store = await openOne()
      for (const board of [a, b]) await store.putOnShelf(circleId, board, put)
      await store.admitThroughCircle(circleId, a, 'circle m1', { of: 'member', participant: 'through m1' })
      await store.admitThroughCircle(circleId, a, 'circle f', { of: 'facilitator', keyHashes })
      expect(await store.replaceMemberKey(circleId, 'circle m2', 2)).toEqual([a])
      expect(await store.replaceMemberKey(circleId, 'circle m3', 2)).toBe('outdated')
      expect(await store.findCircle(circleId)).toMatchObject({
        memberKeyHash: 'circle m2',
        memberGeneration: 2,
        revokedKeyHashes: ['circle m1'],
      })
      const board = must(await store.findBoard(a), 'the board is there')
      expect(board.throughCircles).toMatchObject([{ member: undefined, facilitator: keyHashes }])
      expect(board.revokedKeyHashes).toEqual(['through m1'])
    })

    test('[CIRCLE-5] a board that is taken off a shelf is opened by no key that came of the circle', async () => {
      const store = await openOne()
      await store.putOnShelf(circleId, a, put)
      await store.admitThroughCircle(circleId, a, 'circle m1', { of: 'member', participant: 'through m1' })
      await store.admitThroughCircle(circleId, a, 'circle f', { of: 'facilitator', keyHashes })
      await store.takeOffShelf(circleId, a)
      const board = must(await store.findBoard(a), 'the board is there')
      expect(board.throughCircles).toEqual([])
      expect(board.revokedKeyHashes.toSorted()).toEqual(['through f', 'through m1', 'through p1', 'through v1'])
    })

    test('[CIRCLE-4] keys through a circle are renewed by themselves: the board’s own stay', async () => {
      const store = await openOne()
      await store.putOnShelf(circleId, a, put)
      await store.admitThroughCircle(circleId, a, 'circle f', { of: 'facilitator', keyHashes })
      const renewed = { ...keyHashes, participant: 'through p2' }
      expect(await store.replaceKeysThroughCircle(circleId, a, renewed, { participant: 2, viewer: 1 })).toBe('replaced')
      expect(await store.replaceKeysThroughCircle(circleId, a, renewed, { participant: 2, viewer: 1 })).toBe('outdated')
      expect(await store.findBoard(a)).toMatchObject({
        keyHashes: { participant: 'hash p1' },
        generations: { participant: 1, viewer: 1 },
        throughCircles: [{ facilitator: renewed, generations: { participant: 2, viewer: 1 } }],
        revokedKeyHashes: ['through p1'],
      })
    })

    test('[CIRCLE-8] a shelf comes in pages and in the order asked for; boards that were put away are apart', async () => {
      const store = await openOne()
      const ids = Array.from({ length: boardsAPage + 6 }, (_, at) => sampleBoardId(100 + at))
      for (const [at, boardId] of ids.entries()) {
        const summary = { title: `ボード ${at % 7}-${at}`, notes: (at * 7) % 30, updatedAt: 1_000 + ((at * 11) % 30) }
        await store.createBoard(sampleBoard(boardId, { summary, circleId }))
      }
      const first = await store.shelfPage(circleId, all)
      expect(first).toMatchObject({ total: ids.length, onShelf: ids.length, archived: 0, tags: [] })
      const second = await store.shelfPage(circleId, { ...all, page: 2 })
      const dates = [...first.boards, ...second.boards].map(({ workedAt }) => workedAt)
      expect(dates).toHaveLength(ids.length)
      expect(dates).toEqual(dates.toSorted((one, next) => next - one))
      const byNotes = (await store.shelfPage(circleId, { ...all, sort: 'notes' })).boards.map(({ notes }) => notes)
      expect(byNotes).toEqual(byNotes.toSorted((one, next) => next - one))
      const byTitle = (await store.shelfPage(circleId, { ...all, sort: 'title' })).boards.map(({ title }) => title)
      expect(byTitle).toEqual(byTitle.toSorted())
      const [gone, tagged] = ids
      await store.changeShelved(circleId, must(gone, 'there is one'), { archived: true })
      await store.changeShelved(circleId, must(tagged, 'there is one'), { tags: ['採用', '2026'] })
      expect(await store.shelfPage(circleId, { ...all, archived: true })).toMatchObject({
        total: 1,
        boards: [{ boardId: gone, archived: true }],
      })
      expect(await store.shelfPage(circleId, { ...all, tag: '採用' })).toMatchObject({
        total: 1,
        onShelf: ids.length - 1,
        archived: 1,
        boards: [{ boardId: tagged, tags: ['採用', '2026'], belongs: true }],
        tags: [
          { tag: '2026', boards: 1 },
          { tag: '採用', boards: 1 },
        ],
      })
      expect((await store.shelfPage(other, all)).boards).toEqual([])
      expect(await store.changeShelved(circleId, a, { archived: true })).toBe(false)
    })

    test('[CIRCLE-9] a search finds titles, tags and what notes say, and names the notes', async () => {
      const store = await openOne()
      for (const board of [a, b]) await store.putOnShelf(circleId, board, put)
      await store.keepPortrait(a, { portrait: portrait(['社内報を\nＳＮＳで', '採用ﾍﾟｰｼﾞの改善', 'ﾍﾟｰｼﾞと社内報']), visitors: [] })
      await store.keepPortrait(b, { portrait: portrait(['100%の_人']), visitors: [] })
      await store.changeShelved(circleId, b, { tags: ['ふりかえり'] })
      const found = async (words: string) => (await store.shelfPage(circleId, { ...all, words })).boards
      const notesIn = async (words: string) => (await found(words)).map(({ found: { notes } }) => notes.map(({ number }) => number))
      expect(await notesIn('sns')).toEqual([[1]])
      expect(await notesIn('ぺーじ')).toEqual([[2, 3]])
      expect(await notesIn('ぺーじ 社内')).toEqual([[3]])
      expect(await notesIn('採用 sns')).toEqual([[1, 2]])
      expect(await notesIn('両輪')).toEqual([[], []])
      expect((await found('フリカエリ')).map(({ boardId }) => boardId)).toEqual([b])
      // What other searches take for patterns is what it is.
      expect(await notesIn('0%の_')).toEqual([[1]])
      expect(await notesIn('%')).toEqual([[1]])
      expect(await notesIn("' OR 1=1 --")).toEqual([])
      const [first] = await found('ページ')
      expect(first?.found).toEqual({
        count: 2,
        notes: [
          {
            number: 2,
            parts: [
              { text: '採用', found: false },
              { text: 'ﾍﾟｰｼﾞ', found: true },
              { text: 'の改善', found: false },
            ],
          },
          {
            number: 3,
            parts: [
              { text: 'ﾍﾟｰｼﾞ', found: true },
              { text: 'と社内報', found: false },
            ],
          },
        ],
      })
    })

    test('[CIRCLE-12] who was there: whoever wrote, and whoever was seen, each once', async () => {
      const store = await openOne()
      await store.putOnShelf(circleId, a, put)
      const people = async () => (await store.shelfPage(circleId, all)).boards[0]?.people
      expect(await people()).toEqual([])
      await store.keepPortrait(a, { portrait: undefined, visitors: ['鈴木'] })
      expect(await people()).toEqual(['鈴木'])
      await store.keepPortrait(a, { portrait: portrait([]), visitors: ['佐藤', '高橋'] })
      expect(await people()).toEqual(['佐藤', '高橋', '鈴木'])
      expect(await store.portraitState(a)).toEqual({ throughSequence: 0, visitors: ['佐藤', '高橋', '鈴木'] })
    })

    test('[CIRCLE-11] while a board hides its authors, its shelf names nobody', async () => {
      const store = await openOne()
      await store.putOnShelf(circleId, a, put)
      await store.keepPortrait(a, { portrait: portrait([], { authorsHidden: true, authors: [] }), visitors: ['鈴木'] })
      expect((await store.shelfPage(circleId, all)).boards[0]?.people).toEqual([])
    })

    test('[CIRCLE-10] boards on shelves that were changed since their portrait was made are known', async () => {
      const store = await openOne()
      expect(await store.portraitState(a)).toBeUndefined()
      expect(await store.boardsToPortray(10)).toEqual([])
      expect(await store.hasShelved()).toBe(false)
      await store.putOnShelf(circleId, a, put)
      expect(await store.hasShelved()).toBe(true)
      expect(await store.portraitState(a)).toEqual({ throughSequence: undefined, visitors: [] })
      expect(await store.boardsToPortray(10)).toEqual([a])
      expect(await store.findPicture(circleId, a)).toBeUndefined()
      await store.keepPortrait(a, { portrait: portrait(['x']), visitors: [] })
      expect(await store.boardsToPortray(10)).toEqual([])
      await store.append([{ boardId: a, update: Uint8Array.of(1), at: 1 }])
      expect(await store.boardsToPortray(10)).toEqual([a])
      await store.keepPortrait(a, { portrait: portrait(['x'], { throughSequence: 1 }), visitors: [] })
      expect(await store.boardsToPortray(10)).toEqual([])
      expect(await store.findPicture(circleId, a)).toEqual({ picture: portrait([]).picture, throughSequence: 1 })
      expect(await store.findPicture(other, a)).toBeUndefined()
    })
  })
}
