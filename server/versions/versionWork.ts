import * as Y from 'yjs'
import { assertNever } from '../../shared/assertNever.ts'
import type { Carrying } from '../../shared/board/carrying.ts'
import { copyBoardDocument, isFrame, type BoardOrigin } from '../../shared/document/copyBoardDocument.ts'
import { documentChanges, type DocumentChanges } from '../../shared/document/documentChanges.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import type { BoardPortrait } from '../../shared/circle/portrait.ts'
import { silentLog } from '../log.ts'
import type { CompressedBytes, StoredDocument } from '../store/boardStore.ts'
import { compressed, decompressed } from '../store/compression.ts'
import { loadLiveDocument } from '../sync/liveDocument.ts'

/** What the server's main thread is spared. A document that is `old` may have been written by another Flamingo. */
export type VersionOrder =
  /** A document with its log as one, compressed. */
  | { work: 'pack'; stored: StoredBytes }
  /** A version as this code writes it. */
  | { work: 'bring-up'; document: OldDocument }
  /** What leads from one document to another. */
  | { work: 'compare'; from: OldDocument; to: OldDocument }
  /** What shelves show of a board. */
  | { work: 'portray'; stored: StoredBytes }
  /** A new board's document. */
  | { work: 'copy'; document: OldDocument | StoredBytes; origin: BoardOrigin; copy: BoardCopy }

/** What a new board is to have of another. `notes`: whether everything comes along, or matrices and settings alone. `carrying`: the next session of it. */
export type BoardCopy = { title: string } & ({ notes: boolean } | { carrying: Carrying })

export type StoredBytes = Pick<StoredDocument, 'snapshot' | 'updates' | 'logBytes'>
export type OldDocument = CompressedBytes & { old: boolean }

/** What comes of each. `too-new`: only a newer Flamingo knows what is in it. */
export type VersionWork = {
  pack: { document: CompressedBytes; notes: number }
  'bring-up': CompressedBytes | 'too-new'
  compare: DocumentChanges | 'too-new'
  portray: BoardPortrait | 'too-new'
  copy: { update: Uint8Array; notes: number } | 'too-new'
}

/** Does one piece of work. Throws when bytes can't be read. */
export async function doVersionWork(order: VersionOrder): Promise<VersionWork[VersionOrder['work']]> {
  switch (order.work) {
    case 'pack': {
      const live = loadLiveDocument(order.stored, silentLog)
      // It has just been put together from what was stored: as compact as it gets without doing that twice.
      return { document: packed(Y.encodeStateAsUpdate(live.document)), notes: countNotes(live.document) }
    }
    case 'bring-up': {
      const document = await open(order.document)
      return document === 'too-new' ? document : packed(Y.encodeStateAsUpdate(document))
    }
    case 'compare': {
      const [from, to] = [await open(order.from), await open(order.to)]
      return from === 'too-new' || to === 'too-new' ? 'too-new' : documentChanges(from, to)
    }
    case 'portray': {
      // The canvas' schema takes longer to load than most of this work.
      const { portraitOf } = await import('../../shared/circle/portrait.ts')
      const document = await broughtUp(loadLiveDocument(order.stored, silentLog).document)
      return document === 'too-new' ? document : portraitOf(document)
    }
    case 'copy': {
      const source =
        'snapshot' in order.document ? await broughtUp(loadLiveDocument(order.document, silentLog).document) : await open(order.document)
      if (source === 'too-new') return source
      const copy = await copyOf(source, order.copy, order.origin)
      return { update: Y.encodeStateAsUpdate(copy), notes: countNotes(copy) }
    }
    default:
      return assertNever(order)
  }
}

async function copyOf(source: Y.Doc, copy: BoardCopy, origin: BoardOrigin): Promise<Y.Doc> {
  const { title } = copy
  if ('notes' in copy)
    return copyBoardDocument(source, { title, origin, take: (record) => (copy.notes || isFrame(record) ? record : undefined) })
  // As below: reading cases takes the canvas' schema.
  const { carryOn } = await import('../../shared/document/carryOn.ts')
  return carryOn(source, { title, origin, ...copy.carrying })
}

function packed(document: Uint8Array): CompressedBytes {
  return { encoding: 'br', bytes: compressed(document) }
}

async function open({ old, ...lying }: OldDocument): Promise<Y.Doc | 'too-new'> {
  const document = new Y.Doc()
  Y.applyUpdate(document, decompressed(lying))
  return old ? broughtUp(document) : document
}

async function broughtUp(document: Y.Doc): Promise<Y.Doc | 'too-new'> {
  // The canvas' schema takes longer to load than most of this work.
  const [{ ageOf, versionsOf }, { migrateDocument }] = await Promise.all([
    import('../migration/documentAge.ts'),
    import('../migration/migrateDocument.ts'),
  ])
  const versions = versionsOf(document)
  const age = versions ? ageOf(versions) : 'current'
  if (age === 'newer') return 'too-new'
  if (versions && age === 'older') migrateDocument(document, versions)
  return document
}

function countNotes(document: Y.Doc): number {
  return [...recordsOf(document).values()].filter((record: unknown) => record instanceof Y.Map && record.get('type') === 'note').length
}
