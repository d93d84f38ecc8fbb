import * as Y from 'yjs'
import { assertNever } from '../../shared/assertNever.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { must } from '../../shared/must.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { ageOf, presentVersions, versionsOf, type DocumentVersions } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import type { BoardStore, StoredDocument } from '../store/boardStore.ts'
import { loadLiveDocument, type LiveDocument } from './liveDocument.ts'

/** A board's document in memory, as new as this code, and what the store has of it. */
export type OpenedDocument = { live: LiveDocument; stored: StoredDocument }

type Options = { boardId: BoardId; store: BoardStore; clock: Clock; log: Log }

/**
 * Loads a board's document; an older one is migrated on disk first, once, with a backup of what it was. `too-new`: only a
 * newer server knows what is in it; nothing was written. Rejects when it can't be loaded, migrated or saved: then it is
 * on disk as it was, or migrated.
 */
export async function openDocument(options: Options): Promise<OpenedDocument | 'not-found' | 'too-new'> {
  const { boardId, log } = options
  const opened = await load(options)
  if (!opened) return 'not-found'
  if (opened.stored.damaged > 0) log.warn({ damaged: opened.stored.damaged }, 'a board has damaged updates that were set aside')
  const versions = versionsOf(opened.live.document)
  if (!versions) {
    // To migrate from the wrong version would destroy what is in it. What a page can't read, it leaves out.
    log.warn({}, 'a document does not say of which version it is; it is taken for a present one')
    return opened
  }
  const age = ageOf(versions)
  switch (age) {
    case 'current':
      return opened
    case 'newer':
      log.error({ documentVersion: versions.documentVersion }, 'a document was written by a newer Flamingo: start that one again')
      return 'too-new'
    case 'older':
      await migrate(options, opened, versions)
      // What is on disk now, and nothing else, is what people get.
      return must(await load(options), `board ${boardId} is in the store`)
    default:
      return assertNever(age)
  }
}

async function load({ boardId, store, log }: Options): Promise<OpenedDocument | undefined> {
  const stored = await store.loadDocument(boardId)
  return stored && { stored, live: loadLiveDocument(stored, log) }
}

/** A crash leaves the old document (and perhaps its backup), or the migrated one: it is one update in the log. */
async function migrate({ boardId, store, clock, log }: Options, { live, stored }: OpenedDocument, from: DocumentVersions): Promise<void> {
  const document = Y.encodeStateAsUpdate(live.document)
  await store.keepBackup({ boardId, throughSequence: stored.lastSequence, at: clock.now(), ...from, document })
  const { update, counts } = migrateDocument(live.document, from)
  await store.append([{ boardId, update, at: clock.now() }])
  const written = { from: from.documentVersion, to: presentVersions.documentVersion, bytes: update.length, ...counts }
  if (counts.leftAsTheyWere > 0) log.warn(written, 'migrated a board; some of its records are broken and were left as they were')
  else log.info(written, 'migrated a board')
}
