import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { metaOf, recordsOf } from '../../../shared/document/boardDocument.ts'
import { createBoardDocument } from '../../../shared/document/createBoardDocument.ts'
import type { VersionId } from '../../../shared/version/boardVersion.ts'
import { createMemoryBoardStore } from '../../../server/store/memoryBoardStore.ts'
import { createVersionKeeper } from '../../../server/versions/versionKeeper.ts'
import type { VersionThread } from '../../../server/versions/versionThread.ts'
import { doVersionWork, type VersionOrder } from '../../../server/versions/versionWork.ts'
import { sampleBoard, sampleBoardId } from '../../contract/boardStore.ts'
import { addNote, noteIds } from '../../support/notes.ts'

const boardId = sampleBoardId(1)
const at = 1_700_000_000_000
const about = { kind: 'named', name: 'then', by: '', notes: 1 } as const

async function keeperOfOne() {
  const store = createMemoryBoardStore()
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'en' })
  await store.createBoard(sampleBoard(boardId, { update: Y.encodeStateAsUpdate(document) }))
  const works: string[] = []
  const thread = ((order: VersionOrder) => {
    works.push(order.work)
    return doVersionWork(order)
  }) as VersionThread
  let seed = 0
  const randomBytes = (count: number): Uint8Array => new Uint8Array(count).fill(++seed)
  return { store, document, works, keeper: createVersionKeeper({ store, thread, clock: { now: () => at }, randomBytes, named: 10 }) }
}

test('[VERSION-14] what lies on the disk as a snapshot is copied as it is; joining it with a log is the thread’s work', async () => {
  const { store, document, works, keeper } = await keeperOfOne()
  await keeper.keep(boardId, about)
  expect(works).toEqual([])
  document.on('update', (update: Uint8Array) => void store.append([{ boardId, update, at }]))
  addNote(document, 'one')
  const kept = await keeper.keep(boardId, about)
  expect(works).toEqual(['pack'])
  expect(kept).toMatchObject({ notes: 1, throughSequence: 1 })
})

test('[VERSION-2] of one state there are never two, unless somebody gives it another name', async () => {
  const { store, keeper } = await keeperOfOne()
  await store.append([{ boardId, update: Y.encodeStateAsUpdate(new Y.Doc()), at }])
  const work = { ...about, kind: 'work', name: '' } as const
  await Promise.all([keeper.keep(boardId, work), keeper.keep(boardId, work), keeper.keep(boardId, about), keeper.keep(boardId, work)])
  expect((await store.listVersions(boardId)).map(({ kind }) => kind)).toEqual(['work', 'named'])
})

test('[VERSION-12] a version of an older canvas is brought up to date when it is read, and stays as it was stored', async () => {
  const { store, document, keeper } = await keeperOfOne()
  addNote(document, 'old')
  const present = metaOf(document).get('schema') as { schemaVersion: number; sequences: Record<string, number> }
  // As tldraw wrote notes before their richText: from there on its own migrations lead.
  const sequences = { ...present.sequences, 'com.tldraw.shape.note': 8 }
  metaOf(document).set('schema', { ...present, sequences })
  recordsOf(document).get('shape:old')?.delete('props.richText')
  recordsOf(document).get('shape:old')?.set('props.text', 'an old case')
  const stored = new Uint8Array(brotliCompressSync(Y.encodeStateAsUpdate(document)))
  const id = 'old_________' as VersionId
  await store.keepVersion(
    { ...about, id, boardId, at, throughSequence: 0, layout: 'of another Flamingo', document: { encoding: 'br', bytes: stored } },
    [],
  )
  const read = await keeper.document(boardId, id)
  expect(read).toMatchObject({ encoding: 'br' })
  expect(typeof read === 'string' ? read : read.bytes).not.toEqual(stored)
  expect((await store.loadVersion(boardId, id))?.document.bytes).toEqual(stored)
  expect(noteIds(document)).toEqual(['old'])

  metaOf(document).set('documentVersion', 99)
  const newer = 'newer_______' as VersionId
  const bytes = new Uint8Array(brotliCompressSync(Y.encodeStateAsUpdate(document)))
  await store.keepVersion(
    { ...about, id: newer, boardId, at, throughSequence: 0, layout: 'of a newer Flamingo', document: { encoding: 'br', bytes } },
    [],
  )
  expect(await keeper.document(boardId, newer)).toBe('too-new')
  expect(await keeper.document(boardId, 'none________' as VersionId)).toBe('not-found')
})
