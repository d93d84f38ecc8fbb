import * as Y from 'yjs'
import { assertNever } from '../../shared/assertNever.ts'
import { must } from '../../shared/must.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { ageOf, presentLayout, presentVersions, versionsOf, type DocumentVersions } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import type { BoardStore, StoredBoard, StoredDocument } from '../store/boardStore.ts'
import { loadLiveDocument, loadLiveDocumentInPieces, type LiveDocument } from './liveDocument.ts'
import type { CutUpdate } from './updateCutter.ts'

/** A board's document in memory, as new as this code, and what the store has of it. */
export type OpenedDocument = { live: LiveDocument; stored: StoredDocument }

type Options = {
  board: Pick<StoredBoard, 'boardId' | 'layout'>
  store: BoardStore
  clock: Clock
  log: Log
  /** Without, every document is brought into memory in one go. */
  cut: CutUpdate | undefined
  /**
   * The board is as new as this code and may be shown. Called once, and where that is known, before the document is in memory.
   * Undefined when what is stored has parts that must not be shown.
   */
  onStored: (stored: StoredDocument | undefined) => void
}

/**
 * Loads a board's document; an older one is migrated on disk first, once, with a backup of what it was. `too-new`: only a
 * newer server knows what is in it; nothing was written. Rejects when it can't be loaded, migrated or saved: then it is
 * on disk as it was, or migrated.
 */
export async function openDocument(options: Options): Promise<OpenedDocument | 'not-found' | 'too-new'> {
  const { board, store, log, onStored } = options
  const stored = await store.loadDocument(board.boardId)
  if (!stored) return 'not-found'
  if (stored.damaged > 0) log.warn({ damaged: stored.damaged }, 'a board has damaged updates that were set aside')
  const isKnown = board.layout === presentLayout
  if (isKnown) onStored(stored)
  const opened = await bringUp(options, stored)
  if (opened === 'too-new' || isKnown) return opened
  onStored(opened.live.isAsStored ? opened.stored : undefined)
  return opened
}

async function bringUp(options: Options, stored: StoredDocument): Promise<OpenedDocument | 'too-new'> {
  const { board, store, log } = options
  const live = await load(options, stored)
  const versions = versionsOf(live.document)
  if (!versions) {
    // To migrate from the wrong version would destroy what is in it. What a page can't read, it leaves out.
    log.warn({}, 'a document does not say of which version it is; it is taken for a present one')
    return { live, stored }
  }
  const age = ageOf(versions)
  switch (age) {
    case 'current':
      if (live.isAsStored) await noteLayout(options)
      return { live, stored }
    case 'newer':
      log.error({ documentVersion: versions.documentVersion }, 'a document was written by a newer Flamingo: start that one again')
      return 'too-new'
    case 'older': {
      await migrate(options, { live, stored }, versions)
      // What is on disk now, and nothing else, is what people get.
      const migrated = must(await store.loadDocument(board.boardId), `board ${board.boardId} is in the store`)
      const opened = { stored: migrated, live: await load(options, migrated) }
      if (opened.live.isAsStored) await noteLayout(options)
      return opened
    }
    default:
      return assertNever(age)
  }
}

async function load({ cut, log }: Options, stored: StoredDocument): Promise<LiveDocument> {
  const pieces = await cut?.(stored.snapshot)
  return pieces ? loadLiveDocumentInPieces(pieces, stored, log) : loadLiveDocument(stored, log)
}

/** A crash leaves the old document (and perhaps its backup), or the migrated one: it is one update in the log. */
async function migrate({ board, store, clock, log }: Options, { live, stored }: OpenedDocument, from: DocumentVersions): Promise<void> {
  const { boardId } = board
  const document = Y.encodeStateAsUpdate(live.document)
  await store.keepBackup({ boardId, throughSequence: stored.lastSequence, at: clock.now(), ...from, document })
  const { update, counts } = migrateDocument(live.document, from)
  // An older Flamingo that is started again must not take the document for one of its own.
  await store.noteLayout(boardId, undefined)
  await store.append([{ boardId, update, at: clock.now() }])
  const written = { from: from.documentVersion, to: presentVersions.documentVersion, bytes: update.length, ...counts }
  if (counts.leftAsTheyWere > 0) log.warn(written, 'migrated a board; some of its records are broken and were left as they were')
  else log.info(written, 'migrated a board')
}

/** So that the next time, what is stored may be shown before it is in memory. Nothing is lost when that can't be noted. */
async function noteLayout({ board, store, log }: Options): Promise<void> {
  if (board.layout === presentLayout) return
  try {
    await store.noteLayout(board.boardId, presentLayout)
  } catch (error) {
    log.error({ err: error }, 'noting the layout of a board failed')
  }
}
