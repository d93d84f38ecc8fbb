import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import type { BoardSummary, StoredDocument } from '../store/boardStore.ts'
import type { AboutVersion, VersionKeeper } from '../versions/versionKeeper.ts'

/** When the server makes versions of a live board by itself. A failed one is logged: the next has what it would have had. */
export interface AutoVersions {
  /** The document has changed. */
  changed(): void
  /** Everybody has left, and everything is on disk. */
  sessionEnded(): Promise<void>
  stop(): void
}

// People are joining: they shall not have to share the machine with a look back.
const afterOpeningMs = 15_000

/**
 * Versions of a board that has just been opened. What the last session has left gets one, if it didn't when it ended: the server was
 * stopped or killed.
 */
export function createAutoVersions(options: {
  boardId: BoardId
  keeper: VersionKeeper | undefined
  stored: StoredDocument
  storedSummary: BoardSummary
  summary: () => BoardSummary
  everyMs: number
  clock: Clock
  log: Log
}): AutoVersions {
  const { boardId, keeper, stored, storedSummary, summary, everyMs, clock, log } = options
  if (!keeper) return { changed() {}, async sessionEnded() {}, stop() {} }
  let timer: Timer | undefined
  const afterOpening = clock.setTimeout(() => {
    const { updatedAt: at, notes } = storedSummary
    void keep({ kind: 'session', name: '', by: '', notes, at }, stored)
  }, afterOpeningMs)

  async function keep(about: AboutVersion, of?: StoredDocument): Promise<void> {
    try {
      await keeper?.keep(boardId, about, of)
    } catch (error) {
      log.error({ err: error }, 'making a version failed')
    }
  }

  return {
    changed() {
      timer ??= clock.setTimeout(() => {
        timer = undefined
        void keep({ kind: 'work', name: '', by: '', notes: summary().notes })
      }, everyMs)
    },
    async sessionEnded() {
      const { notes, updatedAt: at } = summary()
      await keep({ kind: 'session', name: '', by: '', notes, at })
    },
    stop() {
      if (timer) clock.clearTimeout(timer)
      clock.clearTimeout(afterOpening)
    },
  }
}
