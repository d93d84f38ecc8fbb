import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import type { BoardStore } from '../store/boardStore.ts'
import type { TrashStore } from '../store/trashStore.ts'
import type { VersionKeeper } from '../versions/versionKeeper.ts'
import type { BoardUploads } from './boardUploads.ts'

/** Removes for good what has had its time: what lies in the trash, and versions of boards that nobody opens any more. */
export interface TrashEmptier {
  /** Goes through all of it once. Never rejects: what fails is tried again the next time. */
  empty(): Promise<void>
  /** Begins to do so now and then. */
  start(): void
  stop(): void
}

// A machine that has just started may not know yet what time it is.
const firstAfterMs = 60 * 60 * 1000
const everyMs = 6 * 60 * 60 * 1000
// A step is a commit of some milliseconds, and between two of them whatever people save comes first.
const rowsAtOnce = 20
const notesAtOnce = 500
const restMs = 20

export function createTrashEmptier(options: {
  store: Pick<TrashStore, 'deletedBoards' | 'removeBoard' | 'forgetBoard' | 'boardIds'> & Pick<BoardStore, 'forgetDeletedNotes'>
  uploads: BoardUploads
  versions: Pick<VersionKeeper, 'thin'>
  clock: Clock
  limits: Pick<Limits, 'trashMs'>
  log: Log
}): TrashEmptier {
  const { store, uploads, versions, clock, limits, log } = options
  let timer: Timer | undefined
  let isStopped = false

  const goesOn = (): boolean => !isStopped

  async function empty(): Promise<void> {
    try {
      const before = clock.now() - limits.trashMs
      while (goesOn() && (await store.forgetDeletedNotes(before, notesAtOnce)) === notesAtOnce) await rest()
      for (const { boardId, at, isGoing } of await store.deletedBoards()) {
        if (goesOn() && (isGoing || at < before)) await remove(boardId, before)
      }
      for (const boardId of await store.boardIds()) {
        if (!goesOn()) return
        await versions.thin(boardId)
        await rest()
      }
    } catch (error) {
      log.error({ err: error }, 'removing what has had its time failed, trying again later')
    }
  }

  async function remove(boardId: BoardId, before: number): Promise<void> {
    let outcome = await store.removeBoard(boardId, before, rowsAtOnce)
    while (outcome === 'more' && goesOn()) {
      await rest()
      outcome = await store.removeBoard(boardId, before, rowsAtOnce)
    }
    // Images that are on another board stay until they aren't.
    if (outcome !== 'removed' || !goesOn() || (await uploads.areShownElsewhere(boardId))) return
    await uploads.remove(boardId)
    await store.forgetBoard(boardId)
    log.info({ board: boardId.slice(0, 6) }, 'a board that was deleted long ago is removed for good')
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => clock.setTimeout(resolve, restMs))
  }

  function emptyAfter(delayMs: number): void {
    timer = clock.setTimeout(() => void empty().then(() => goesOn() && emptyAfter(everyMs)), delayMs)
  }

  return {
    empty,
    start: () => emptyAfter(firstAfterMs),
    stop() {
      isStopped = true
      if (timer) clock.clearTimeout(timer)
    },
  }
}
