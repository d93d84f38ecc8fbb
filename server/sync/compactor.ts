import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Log } from '../log.ts'
import type { BoardStore, StoredDocument } from '../store/boardStore.ts'
import type { LiveDocument } from './liveDocument.ts'

/** Keeps one board's log short: writes the whole document in place of the updates that led to it. */
export interface Compactor {
  /** An update of the board is on disk, and everything before it. */
  saved(sequence: number, bytes: number): void
  /** Compacts if there is anything to compact. Never rejects: the log is as good, only longer. */
  compact(): Promise<void>
}

// Some 50 ms of loading. A lively hour of forty people writes about as many.
const longLogUpdates = 5_000
const longLogBytes = 1024 * 1024

/** A compactor that knows how long the stored log is. It compacts by itself when the log has become long. */
export function createCompactor(options: {
  boardId: BoardId
  live: LiveDocument
  stored: StoredDocument
  store: Pick<BoardStore, 'compact'>
  log: Log
}): Compactor {
  const { boardId, live, stored, store, log } = options
  let newest = stored.lastSequence
  let updates = stored.updates.length
  let bytes = stored.logBytes
  let snapshotBytes = stored.snapshot.length
  let notBeforeUpdates = 0
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    const covered = { throughSequence: newest, updates, bytes }
    try {
      // Everything on disk is in the document: changes are applied before they are saved.
      const snapshot = live.snapshot()
      snapshotBytes = snapshot.length
      await store.compact({ boardId, snapshot, throughSequence: covered.throughSequence })
      updates -= covered.updates
      bytes -= covered.bytes
      log.info({ updates: covered.updates, bytes: covered.bytes, snapshotBytes }, 'compacted')
    } catch (error) {
      log.error({ err: error }, 'compacting failed, the log stays')
      notBeforeUpdates = updates + longLogUpdates
    }
  }

  async function compact(): Promise<void> {
    if (updates === 0) return
    running ??= run().finally(() => (running = undefined))
    return running
  }

  return {
    saved(sequence, savedBytes) {
      newest = sequence
      updates += 1
      bytes += savedBytes
      // A log as large as the snapshot doubles the time to load; less isn't worth writing everything again.
      const isLong = updates >= longLogUpdates || bytes >= Math.max(longLogBytes, snapshotBytes)
      if (isLong && updates >= notBeforeUpdates) void compact()
    },
    compact,
  }
}
