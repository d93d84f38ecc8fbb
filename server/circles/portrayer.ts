import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { VersionThread } from '../versions/versionThread.ts'

/** Keeps what shelves show of boards as new as a minute ago. Whatever fails is logged, and is done with the next change or start. */
export interface Portrayer {
  /** Something has happened on a board: it was changed, or people have left it. `visitors`: who was seen there, asked when it is needed. */
  worked(boardId: BoardId, visitors: () => readonly string[]): void
  /** Reads a board anew, now. */
  portray(boardId: BoardId): Promise<void>
  /** Goes through the boards that were changed and not read before the server ended. */
  catchUp(): Promise<void>
  stop(): void
}

type Due = { timer: Timer; visitors: () => readonly string[] }

// A few at a time: whoever opens a board meanwhile needs the thread for a moment, too.
const caughtUpAtOnce = 20

/** A portrayer of the boards in `store`. Documents are read in `thread`, and only of boards that are on a shelf. */
export function createPortrayer(options: {
  store: Pick<Store, 'portraitState' | 'loadDocument' | 'keepPortrait' | 'hasShelved' | 'boardsToPortray'>
  thread: VersionThread
  clock: Clock
  log: Log
  limits: Pick<Limits, 'portraitAfterMs' | 'portraitEveryMs'>
}): Portrayer {
  const { store, thread, clock, log, limits } = options
  const dueByBoardId = new Map<BoardId, Due>()
  const lastByBoardId = new Map<BoardId, number>()
  let stopped = false

  async function portray(boardId: BoardId, visitors: readonly string[] = []): Promise<void> {
    try {
      const state = await store.portraitState(boardId)
      const stored = state && (await store.loadDocument(boardId))
      if (!stored || stopped) return
      const { snapshot, updates, logBytes, lastSequence } = stored
      if (state.throughSequence === lastSequence) {
        const isNew = visitors.some((name) => !state.visitors.includes(name))
        return isNew ? await store.keepPortrait(boardId, { portrait: undefined, visitors }) : undefined
      }
      const portrait = await thread({ work: 'portray', stored: { snapshot, updates, logBytes } })
      if (portrait === 'too-new' || stopped) return
      await store.keepPortrait(boardId, { portrait: { ...portrait, throughSequence: lastSequence }, visitors })
    } catch (error) {
      if (!stopped) log.error({ err: error }, 'reading what shelves show of a board failed')
    }
  }

  async function portrayDue(boardId: BoardId): Promise<void> {
    const due = dueByBoardId.get(boardId)
    dueByBoardId.delete(boardId)
    lastByBoardId.set(boardId, clock.now())
    forgetOld()
    await portray(boardId, due?.visitors())
  }

  function forgetOld(): void {
    for (const [boardId, at] of lastByBoardId) if (clock.now() - at >= limits.portraitEveryMs) lastByBoardId.delete(boardId)
  }

  return {
    worked(boardId, visitors) {
      const due = dueByBoardId.get(boardId)
      if (due) {
        due.visitors = visitors
        return
      }
      if (stopped) return
      const last = lastByBoardId.get(boardId)
      const waitMs = Math.max(limits.portraitAfterMs, last === undefined ? 0 : last + limits.portraitEveryMs - clock.now())
      dueByBoardId.set(boardId, { visitors, timer: clock.setTimeout(() => void portrayDue(boardId), waitMs) })
    },
    portray: (boardId) => portray(boardId),
    async catchUp() {
      // The next question would start the thread that only reads, and most servers have no circle.
      if (!(await store.hasShelved())) return
      const tried = new Set<BoardId>()
      let outdated: BoardId[]
      do {
        // Those that can't be read come again, in front.
        outdated = stopped ? [] : (await store.boardsToPortray(tried.size + caughtUpAtOnce)).filter((boardId) => !tried.has(boardId))
        for (const boardId of outdated) {
          tried.add(boardId)
          await portray(boardId)
        }
      } while (outdated.length > 0)
    },
    stop() {
      stopped = true
      for (const { timer } of dueByBoardId.values()) clock.clearTimeout(timer)
      dueByBoardId.clear()
    },
  }
}
