import { brotliDecompressSync, inflateSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { firstKeyGenerations } from '../../shared/board/boardKey.ts'
import { must } from '../../shared/must.ts'
import { newBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { mostDeletedBytes, mostDeletedNotes } from '../../server/store/deletedNotes.ts'
import type { BoardStore, NewBoard, NewVersion, StoredVersion } from '../../server/store/boardStore.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'

/** A board as the contract's tests create it; `override` what a test is about. */
export function sampleBoard(boardId: BoardId, override: Partial<NewBoard> = {}): NewBoard {
  return {
    boardId,
    keyHashes: { facilitator: 'hash f1', participant: 'hash p1', viewer: 'hash v1' },
    generations: firstKeyGenerations,
    summary: { title: '両輪の会', notes: 0, updatedAt: 1_700_000_000_000 },
    update: Uint8Array.of(1, 2, 3),
    createdAt: 1_700_000_000_000,
    ...override,
  }
}

/** The nth board id of the tests. */
export function sampleBoardId(n: number): BoardId {
  return newBoardId((count) => new Uint8Array(count).fill(n))
}

/** What every store of boards promises. `open` gives an empty one; the suite closes it. */
export function describeBoardStore(name: string, open: () => Promise<BoardStore>): void {
  describe(`${name} as a board store`, () => {
    const opened: BoardStore[] = []
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    async function openOne(): Promise<BoardStore> {
      const store = await open()
      opened.push(store)
      return store
    }

    const a = sampleBoardId(1)
    const b = sampleBoardId(2)
    const at = 1_700_000_000_500

    test('[STORE-1] a new board is there as a whole: what is known of it, and its document', async () => {
      const store = await openOne()
      expect(await store.createBoard(sampleBoard(a))).toBe('created')
      expect(await store.findBoard(a)).toEqual({
        boardId: a,
        keyHashes: { facilitator: 'hash f1', participant: 'hash p1', viewer: 'hash v1' },
        revokedKeyHashes: [],
        generations: { participant: 1, viewer: 1 },
        throughCircles: [],
        summary: { title: '両輪の会', notes: 0, updatedAt: 1_700_000_000_000 },
        layout: undefined,
        createdAt: 1_700_000_000_000,
      })
      expect(await store.loadDocument(a)).toMatchObject({
        snapshot: Uint8Array.of(1, 2, 3),
        updates: [],
        lastSequence: 0,
        logBytes: 0,
        damaged: 0,
      })
    })

    test('[STORE-1] a second board of the same id is refused and changes nothing', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      expect(await store.createBoard(sampleBoard(a, { update: Uint8Array.of(9), createdAt: 5 }))).toBe('exists')
      expect((await store.findBoard(a))?.createdAt).toBe(1_700_000_000_000)
      expect((await store.loadDocument(a))?.snapshot).toEqual(Uint8Array.of(1, 2, 3))
    })

    test('[STORE-22] a snapshot comes as it lies on disk, too, in an encoding that its name says', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const snapshot = new Uint8Array(5_000).fill(7)
      await store.compact({ boardId: a, snapshot, throughSequence: 0 })
      const { compressed } = must(await store.loadDocument(a), 'the board is there')
      expect(compressed.bytes.length).toBeLessThan(500)
      const decompress = { br: brotliDecompressSync, deflate: inflateSync }[compressed.encoding]
      expect(new Uint8Array(decompress(compressed.bytes))).toEqual(snapshot)
    })

    test('[STORE-23] the layout of a board is as it was last noted', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.noteLayout(a, 'some layout')
      expect((await store.findBoard(a))?.layout).toBe('some layout')
      await store.noteLayout(a, undefined)
      expect((await store.findBoard(a))?.layout).toBeUndefined()
      await expect(store.noteLayout(b, 'some layout')).rejects.toThrow()
    })

    test('[STORE-2] a board that was never created is undefined, and nothing can be saved for it', async () => {
      const store = await openOne()
      expect(await store.findBoard(a)).toBeUndefined()
      expect(await store.loadDocument(a)).toBeUndefined()
      await expect(store.append([{ boardId: a, update: Uint8Array.of(1), at }])).rejects.toThrow()
      await expect(store.compact({ boardId: a, snapshot: Uint8Array.of(1), throughSequence: 0 })).rejects.toThrow()
      await expect(store.describeBoard(a, { title: '', notes: 0, updatedAt: 0 })).rejects.toThrow()
      expect(await store.findBoard(a)).toBeUndefined()
    })

    test('[STORE-3] appended updates are loaded byte for byte in their order, each board with its own numbers', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.createBoard(sampleBoard(b))
      expect(
        await store.append([
          { boardId: a, update: Uint8Array.of(1), at },
          { boardId: b, update: Uint8Array.of(2, 2), at },
          { boardId: a, update: new Uint8Array(0), at },
        ]),
      ).toEqual([1, 1, 2])
      expect(await store.append([{ boardId: a, update: Uint8Array.of(0, 255), at }])).toEqual([3])
      expect(await store.append([])).toEqual([])
      expect(await store.loadDocument(a)).toMatchObject({
        updates: [Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(0, 255)],
        lastSequence: 3,
        logBytes: 3,
      })
      expect(await store.loadDocument(b)).toMatchObject({ updates: [Uint8Array.of(2, 2)], lastSequence: 1, logBytes: 2 })
    })

    test('[STORE-3] calls that were made without waiting are carried out in the order they were made', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const appends = Array.from({ length: 50 }, (_, n) => store.append([{ boardId: a, update: Uint8Array.of(n), at }]))
      const loaded = store.loadDocument(a)
      expect(await Promise.all(appends)).toEqual(Array.from({ length: 50 }, (_, n) => [n + 1]))
      expect((await loaded)?.updates.map((update) => update[0])).toEqual(Array.from({ length: 50 }, (_, n) => n))
    })

    test('[STORE-4] a batch is taken whole or not at all', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const batch = [
        { boardId: a, update: Uint8Array.of(1), at },
        { boardId: b, update: Uint8Array.of(2), at },
      ]
      await expect(store.append(batch)).rejects.toThrow()
      expect(await store.loadDocument(a)).toMatchObject({ updates: [], lastSequence: 0 })
    })

    test('[STORE-5] compaction replaces the snapshot and the updates it covers; later ones stay, numbers go on', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      for (const n of [1, 2, 3]) await store.append([{ boardId: a, update: Uint8Array.of(n), at }])
      await store.compact({ boardId: a, snapshot: Uint8Array.of(7, 7), throughSequence: 2 })
      expect(await store.loadDocument(a)).toMatchObject({ snapshot: Uint8Array.of(7, 7), updates: [Uint8Array.of(3)], lastSequence: 3 })
      await store.compact({ boardId: a, snapshot: Uint8Array.of(8), throughSequence: 3 })
      expect(await store.loadDocument(a)).toMatchObject({ snapshot: Uint8Array.of(8), updates: [], lastSequence: 3, logBytes: 0 })
      expect(await store.append([{ boardId: a, update: Uint8Array.of(4), at }])).toEqual([4])
    })

    test('[STORE-6] a compaction that goes back, or covers what was never appended, is refused and changes nothing', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      for (const n of [1, 2]) await store.append([{ boardId: a, update: Uint8Array.of(n), at }])
      await store.compact({ boardId: a, snapshot: Uint8Array.of(7), throughSequence: 1 })
      await expect(store.compact({ boardId: a, snapshot: Uint8Array.of(8), throughSequence: 0 })).rejects.toThrow()
      await expect(store.compact({ boardId: a, snapshot: Uint8Array.of(8), throughSequence: 3 })).rejects.toThrow()
      expect(await store.loadDocument(a)).toMatchObject({ snapshot: Uint8Array.of(7), updates: [Uint8Array.of(2)], lastSequence: 2 })
    })

    test('[STORE-7] what is shown of a board is as it was last described', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.describeBoard(a, { title: '第2回', notes: 12, updatedAt: at })
      expect((await store.findBoard(a))?.summary).toEqual({ title: '第2回', notes: 12, updatedAt: at })
      expect((await store.findBoard(a))?.createdAt).toBe(1_700_000_000_000)
    })

    test('[STORE-8] a replaced key is known as revoked, the others stay', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const keyHashes = { facilitator: 'hash f1', participant: 'hash p2', viewer: 'hash v1' }
      expect(await store.replaceKeys(a, keyHashes, { participant: 2, viewer: 1 })).toBe('replaced')
      expect(await store.findBoard(a)).toMatchObject({
        keyHashes,
        revokedKeyHashes: ['hash p1'],
        generations: { participant: 2, viewer: 1 },
      })
    })

    test('[STORE-9] of two renewals made at the same time the later one is told, and takes nothing back', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const answers = await Promise.all([
        store.replaceKeys(a, { facilitator: 'hash f1', participant: 'hash p2', viewer: 'hash v1' }, { participant: 2, viewer: 1 }),
        store.replaceKeys(a, { facilitator: 'hash f1', participant: 'hash p1', viewer: 'hash v2' }, { participant: 1, viewer: 2 }),
      ])
      expect(answers).toEqual(['replaced', 'outdated'])
      expect(await store.findBoard(a)).toMatchObject({
        keyHashes: { participant: 'hash p2', viewer: 'hash v1' },
        revokedKeyHashes: ['hash p1'],
      })
    })

    test('[STORE-10] bytes that were handed over stay their owner’s, and later changes to them reach neither side', async () => {
      const store = await openOne()
      const large = Uint8Array.of(9, 1, 2, 3, 9)
      const view = large.subarray(1, 4)
      await store.createBoard(sampleBoard(a, { update: view }))
      await store.append([{ boardId: a, update: view, at }])
      await store.compact({ boardId: a, snapshot: view, throughSequence: 0 })
      expect(view).toEqual(Uint8Array.of(1, 2, 3))
      view.fill(0)
      const loaded = await store.loadDocument(a)
      loaded?.snapshot.fill(0)
      loaded?.updates[0]?.fill(0)
      expect(await store.loadDocument(a)).toMatchObject({ snapshot: Uint8Array.of(1, 2, 3), updates: [Uint8Array.of(1, 2, 3)] })
    })

    test('[STORE-11] it says that it can be written to, and leaves no trace of the trial', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const before = await store.loadDocument(a)
      await store.checkWritable()
      expect(await store.loadDocument(a)).toEqual(before)
    })

    test('[STORE-21] a backup is kept as it was given, whatever happens to the board afterwards', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.createBoard(sampleBoard(b))
      const large = Uint8Array.of(9, 1, 2, 3, 9)
      const first = {
        boardId: a,
        throughSequence: 0,
        at,
        documentVersion: 1,
        canvasSchema: { schemaVersion: 2, sequences: { 'com.tldraw.shape.note': 8 } },
        document: large.subarray(1, 4),
      }
      await store.keepBackup(first)
      large.fill(0)
      await store.append([{ boardId: a, update: Uint8Array.of(1), at }])
      await store.compact({ boardId: a, snapshot: Uint8Array.of(7), throughSequence: 1 })
      const second = { ...first, throughSequence: 1, at: at + 1, documentVersion: 2, document: Uint8Array.of(7) }
      await store.keepBackup(second)
      expect(await store.loadBackups(a)).toEqual([{ ...first, document: Uint8Array.of(1, 2, 3) }, second])
      expect(await store.loadBackups(b)).toEqual([])
    })

    test('[STORE-21] a second backup of the same state changes nothing, and one of no board is refused', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const backup = { boardId: a, throughSequence: 0, at, documentVersion: 1, canvasSchema: null, document: Uint8Array.of(1) }
      await store.keepBackup(backup)
      await store.keepBackup({ ...backup, at: at + 1, document: Uint8Array.of(2) })
      expect(await store.loadBackups(a)).toEqual([backup])
      await expect(store.keepBackup({ ...backup, boardId: b })).rejects.toThrow()
      expect(await store.loadBackups(b)).toEqual([])
    })

    const version = (id: string, change: Partial<NewVersion> = {}): NewVersion => ({
      boardId: a,
      id: id as VersionId,
      at,
      kind: 'named',
      name: 'after discussion',
      by: 'Aki',
      notes: 3,
      throughSequence: 0,
      layout: 'some layout',
      document: { encoding: 'br', bytes: Uint8Array.of(1, 2, 3) },
      ...change,
    })
    const listed = ({ boardId: _boardId, document, ...about }: NewVersion): StoredVersion => ({ ...about, bytes: document.bytes.length })

    test('[STORE-25] a version is kept as it was given, and listed in the order of time', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.createBoard(sampleBoard(b))
      const large = Uint8Array.of(9, 1, 2, 3, 9)
      const first = version('first_______', { document: { encoding: 'deflate', bytes: large.subarray(1, 4) } })
      const second = version('second______', { at: at + 1, kind: 'work', name: '', by: '' })
      const third = version('third_______', { at: at + 2 })
      for (const one of [second, first, third]) await store.keepVersion(one, [])
      large.fill(0)
      expect(await store.listVersions(a)).toEqual([first, second, third].map(listed))
      const document = { encoding: 'deflate', bytes: Uint8Array.of(1, 2, 3) }
      expect(await store.loadVersion(a, first.id)).toEqual({ version: listed(first), document })
      expect(await store.loadVersion(b, first.id)).toBeUndefined()
      expect(await store.listVersions(b)).toEqual([])
    })

    test('[STORE-29] a board that comes with versions has them all at once, or is not there', async () => {
      const store = await openOne()
      const { boardId: _boardId, ...first } = version('first_______', { throughSequence: -1 })
      const { boardId: _other, ...second } = version('second______', { at: at - 1, throughSequence: -1 })
      await expect(store.createBoard(sampleBoard(a, { versions: [first, first] }))).rejects.toThrow()
      expect(await store.findBoard(a)).toBeUndefined()
      expect(await store.createBoard(sampleBoard(a, { versions: [first, second] }))).toBe('created')
      expect((await store.listVersions(a)).map(({ id }) => id)).toEqual([second.id, first.id])
      expect((await store.loadVersion(a, first.id))?.document).toEqual(first.document)
      expect(await store.createBoard(sampleBoard(a, { versions: [] }))).toBe('exists')
      expect(await store.listVersions(a)).toHaveLength(2)
    })

    test('[STORE-25] a version of no board, or a second one of the same id, is refused and takes none away', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.keepVersion(version('first_______'), [])
      await expect(store.keepVersion(version('first_______', { name: 'other' }), ['first_______' as VersionId])).resolves.toBeUndefined()
      await expect(store.keepVersion(version('first_______'), [])).rejects.toThrow()
      await expect(store.keepVersion(version('second______', { boardId: b }), ['first_______' as VersionId])).rejects.toThrow()
      expect((await store.listVersions(a)).map(({ name }) => name)).toEqual(['other'])
    })

    test('[STORE-26] versions that have served their time go in the same transaction; a name is given, and a version removed, where there is one', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      const [first, second, third] = [
        version('first_______'),
        version('second______', { at: at + 1 }),
        version('third_______', { at: at + 2 }),
      ]
      await store.keepVersion(first, [])
      await store.keepVersion(second, [])
      await store.keepVersion(third, [first.id])
      expect(await store.listVersions(a)).toEqual([second, third].map(listed))
      expect(await store.renameVersion(a, second.id, 'round two', 'Ben')).toBe(true)
      expect((await store.loadVersion(a, second.id))?.version).toMatchObject({ name: 'round two', by: 'Ben' })
      expect(await store.renameVersion(a, first.id, 'gone', 'Ben')).toBe(false)
      expect(await store.removeVersion(a, second.id)).toBe(true)
      expect(await store.removeVersion(a, second.id)).toBe(false)
      expect(await store.removeVersion(b, third.id)).toBe(false)
      expect(await store.listVersions(a)).toEqual([listed(third)])
    })

    test('[STORE-27] notes come into the trash with the update that deletes them, the last first, each once; a batch that fails keeps none', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.createBoard(sampleBoard(b))
      const place = { x: 1, y: 2, rotation: 0 }
      const first = { note: deletedNote('shape:1', '一'), place, at, by: 'Aki' }
      const second = { note: deletedNote('shape:2', '二'), place: undefined, at: at + 1, by: '' }
      await store.append([{ boardId: a, update: Uint8Array.of(1), at, deleted: [first, second] }])
      expect(await store.listDeletedNotes(a)).toEqual([second, first])
      expect(await store.listDeletedNotes(b)).toEqual([])
      const again = { ...first, note: deletedNote('shape:1', '三'), at: at + 2, by: 'Ben' }
      await store.append([{ boardId: a, update: Uint8Array.of(1), at, deleted: [again] }])
      expect(await store.listDeletedNotes(a)).toEqual([again, second])
      const missing = { boardId: sampleBoardId(3), update: Uint8Array.of(1), at }
      await expect(store.append([{ boardId: b, update: Uint8Array.of(1), at, deleted: [first] }, missing])).rejects.toThrow()
      expect(await store.listDeletedNotes(b)).toEqual([])
    })

    test('[STORE-27] of more notes than are kept the newest stay, of too many bytes too; old ones are forgotten a few at a time', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.createBoard(sampleBoard(b))
      const many = Array.from({ length: mostDeletedNotes + 3 }, (_, n) => ({
        note: deletedNote(`shape:${n}`),
        place: undefined,
        at: at + n,
        by: '',
      }))
      await store.append([{ boardId: a, update: Uint8Array.of(1), at, deleted: many }])
      const kept = await store.listDeletedNotes(a)
      expect(kept).toHaveLength(mostDeletedNotes)
      expect([kept[0]?.at, kept.at(-1)?.at]).toEqual([at + mostDeletedNotes + 2, at + 3])

      const large = 'あ'.repeat(mostDeletedBytes / 3)
      const heavy = [1, 2, 3, 4].map((n) => ({ note: deletedNote(`shape:${n}`, large), place: undefined, at: at + n, by: '' }))
      await store.append([{ boardId: b, update: Uint8Array.of(1), at, deleted: heavy }])
      expect((await store.listDeletedNotes(b)).map(({ at: when }) => when)).toEqual([at + 4, at + 3])

      expect(await store.forgetDeletedNotes(at + 10, 5)).toBe(5)
      expect(await store.forgetDeletedNotes(at + 10, 500)).toBe(4)
      expect(await store.forgetDeletedNotes(at + 10, 500)).toBe(0)
      expect(await store.listDeletedNotes(b)).toEqual([])
      expect(await store.listDeletedNotes(a)).toHaveLength(mostDeletedNotes - 7)
    })

    test('[STORE-12] once closed it refuses everything, and closing again is no error', async () => {
      const store = await openOne()
      await store.createBoard(sampleBoard(a))
      await store.close()
      await store.close()
      await expect(store.findBoard(a)).rejects.toThrow('closed')
      await expect(store.append([{ boardId: a, update: Uint8Array.of(1), at }])).rejects.toThrow('closed')
      await expect(store.checkWritable()).rejects.toThrow('closed')
    })
  })
}

function deletedNote(id: string, text = '') {
  return { id, typeName: 'shape', type: 'note', props: { richText: { type: 'doc', content: [{ type: 'paragraph', text }] } } }
}
