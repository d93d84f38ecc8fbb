import pLimit from 'p-limit'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { VersionId } from '../../shared/version/boardVersion.ts'
import type { Log } from '../log.ts'
import type { BoardStore } from '../store/boardStore.ts'
import type { Threads } from '../threads/threads.ts'
import type { ExportedFile, ExportOrder, KeptVersion } from './exportStored.ts'

/** Makes a file of a board (see exportStored.ts) elsewhere: people who are on boards don't notice. Rejects as it throws. */
export type Exporter = (
  boardId: BoardId,
  order: Omit<ExportOrder, 'stored' | 'version' | 'versions'>,
  version: VersionId | undefined,
) => Promise<ExportedFile | 'not-found' | 'unknown-version' | 'too-new'>

/** Exports in a thread; one at a time, so that scripts never fill the machine. */
export function createExporter(options: {
  store: Pick<BoardStore, 'loadDocument' | 'listVersions' | 'loadVersion'>
  threads: Threads
  log: Pick<Log, 'error'>
}): Exporter {
  const { store, threads, log } = options
  const exportInThread = threads.open<ExportOrder, ExportedFile | 'too-new'>(new URL('./exportWorker.ts', import.meta.url))
  // The thread has turns of its own; what is read from the disk for an export must wait for its turn, too.
  const inTurn = pLimit(1)
  return (boardId, order, versionId) =>
    inTurn(async () => {
      const stored = await store.loadDocument(boardId)
      if (!stored) return 'not-found'
      const found = versionId && (await store.loadVersion(boardId, versionId))
      if (versionId && !found) return 'unknown-version'
      const { snapshot, updates, logBytes } = stored
      const version = found && { ...found.document, at: found.version.at }
      const versions = order.format === 'flamingo' && !version ? await loadVersions(boardId) : []
      return await exportInThread({ ...order, stored: { snapshot, updates, logBytes }, version, versions })
    })

  async function loadVersions(boardId: BoardId): Promise<KeptVersion[]> {
    const kept: KeptVersion[] = []
    for (const { id } of await store.listVersions(boardId)) {
      try {
        const found = await store.loadVersion(boardId, id)
        if (found) kept.push({ about: found.version, document: found.document })
      } catch (error) {
        // One whose bytes went bad must not keep all else from being taken home.
        log.error({ err: error, boardId, version: id }, 'A version could not be read and is missing in the file of its board')
      }
    }
    return kept
  }
}
