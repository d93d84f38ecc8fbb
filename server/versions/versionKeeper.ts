import type { BoardOrigin } from '../../shared/document/copyBoardDocument.ts'
import type { DocumentChanges } from '../../shared/document/documentChanges.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { newVersionId, type BoardVersion, type VersionId } from '../../shared/version/boardVersion.ts'
import { versionsToRemove } from '../../shared/version/retention.ts'
import type { Clock } from '../clock.ts'
import { presentLayout } from '../migration/documentAge.ts'
import type { BoardStore, CompressedBytes, NewVersion, StoredDocument, StoredVersion } from '../store/boardStore.ts'
import type { VersionThread } from './versionThread.ts'
import type { BoardCopy, OldDocument } from './versionWork.ts'

/** Makes versions out of what is on disk, and reads them. The work on documents is done in a thread. Rejects when the store fails. */
export interface VersionKeeper {
  /**
   * Makes a version of the board as it lies on disk, or as `stored` says it did. One without a name is made only if there is none of
   * that state, which is answered otherwise; undefined where nothing was ever changed, or it would have served its time already.
   */
  keep(boardId: BoardId, about: AboutVersion, stored?: StoredDocument): Promise<StoredVersion | undefined | 'full'>
  /** Gives a version a name, with which it is kept for ever. `namedBy`: whoever gives it its first one. */
  rename(boardId: BoardId, id: VersionId, name: string, namedBy: string): Promise<StoredVersion | 'not-found' | 'full'>
  /** Removes the board's versions that have served their time. Making one does so, too: this is for boards that nobody opens any more. */
  thin(boardId: BoardId): Promise<void>
  /** The document of a version in this code's layout. */
  document(boardId: BoardId, id: VersionId): Promise<CompressedBytes | 'not-found' | 'too-new'>
  /** What leads from one version to another. */
  changes(boardId: BoardId, from: VersionId, to: VersionId): Promise<DocumentChanges | 'not-found' | 'too-new'>
  /** The document of a new board with what is on this one, or was in a version of it. */
  copy(origin: BoardOrigin, copy: BoardCopy): Promise<{ update: Uint8Array; notes: number } | 'not-found' | 'too-new'>
}

/** `at`: of which moment it is; now, when missing. `notes`: how many there are, where that need not be counted. */
export type AboutVersion = Pick<BoardVersion, 'kind' | 'name' | 'by' | 'notes'> & { at?: number }

/** A keeper for the boards in `store`. `named`: how many versions of a board may have a name. */
export function createVersionKeeper(options: {
  store: Pick<BoardStore, 'loadDocument' | 'keepVersion' | 'listVersions' | 'loadVersion' | 'renameVersion' | 'removeVersion'>
  thread: VersionThread
  clock: Pick<Clock, 'now'>
  randomBytes: (count: number) => Uint8Array
  named: number
}): VersionKeeper {
  const { store, thread, clock, randomBytes, named } = options
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two at once would each find that something has changed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const working = last.then(work)
    last = working.catch(() => undefined)
    return working
  }

  async function keep(boardId: BoardId, about: AboutVersion, given?: StoredDocument): Promise<StoredVersion | undefined | 'full'> {
    const known = await store.listVersions(boardId)
    if (about.name !== '' && isFull(known)) return 'full'
    const stored = given ?? (await store.loadDocument(boardId))
    if (!stored) return undefined
    const throughSequence = stored.lastSequence
    // A name is asked for by somebody; everything else is made where there is something new.
    const same = known.findLast((version) => version.throughSequence === throughSequence)
    if (about.name === '' && same) return same
    if (about.name === '' && about.kind !== 'restore' && throughSequence === 0) return undefined
    const version = { at: clock.now(), ...about, id: newVersionId(randomBytes), throughSequence, layout: presentLayout }
    const outlived = versionsToRemove([...known, version], clock.now()).map(({ id }) => id)
    if (outlived.includes(version.id)) return undefined
    const { document, notes } = await packed(stored, about.notes)
    const whole: NewVersion = { ...version, notes, boardId, document }
    await store.keepVersion(whole, outlived)
    return { ...version, notes, bytes: document.bytes.length }
  }

  async function rename(boardId: BoardId, id: VersionId, name: string, namedBy: string): Promise<StoredVersion | 'not-found' | 'full'> {
    const known = await store.listVersions(boardId)
    const version = known.find((other) => other.id === id)
    if (!version) return 'not-found'
    if (version.name === '' && isFull(known)) return 'full'
    // Who has once named it has: another name is not another maker.
    const by = version.name === '' ? namedBy : version.by
    return (await store.renameVersion(boardId, id, name, by)) ? { ...version, name, by } : 'not-found'
  }

  async function thin(boardId: BoardId): Promise<void> {
    const outlived = versionsToRemove(await store.listVersions(boardId), clock.now())
    for (const { id } of outlived) await store.removeVersion(boardId, id)
  }

  const isFull = (known: readonly StoredVersion[]): boolean => known.filter(({ name }) => name !== '').length >= named

  /** What was compacted and not changed since lies there ready. */
  async function packed(stored: StoredDocument, notes: number): Promise<{ document: CompressedBytes; notes: number }> {
    const { snapshot, compressed, updates, logBytes } = stored
    return updates.length === 0 ? { document: compressed, notes } : thread({ work: 'pack', stored: { snapshot, updates, logBytes } })
  }

  async function load(boardId: BoardId, id: VersionId): Promise<OldDocument | undefined> {
    const loaded = await store.loadVersion(boardId, id)
    return loaded && { ...loaded.document, old: loaded.version.layout !== presentLayout }
  }

  return {
    keep: (boardId, about, stored) => inTurn(() => keep(boardId, about, stored)),
    rename: (boardId, id, name, by) => inTurn(() => rename(boardId, id, name, by)),
    thin: (boardId) => inTurn(() => thin(boardId)),
    async document(boardId, id) {
      const document = await load(boardId, id)
      if (!document) return 'not-found'
      return document.old ? thread({ work: 'bring-up', document }) : { encoding: document.encoding, bytes: document.bytes }
    },
    async changes(boardId, fromId, toId) {
      const [from, to] = await Promise.all([load(boardId, fromId), load(boardId, toId)])
      return from && to ? thread({ work: 'compare', from, to }) : 'not-found'
    },
    async copy(origin, copy) {
      const { boardId, version } = origin
      const document = version === undefined ? await store.loadDocument(boardId) : await load(boardId, version)
      return document ? thread({ work: 'copy', document, origin, copy }) : 'not-found'
    },
  }
}
