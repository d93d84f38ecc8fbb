import * as Y from 'yjs'
import { assertNever } from '../../shared/assertNever.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { BoardLink } from './boardLink.ts'
import type { Clock, Timer } from './clock.ts'
import { fromThisDevice, type LocalCopy } from './localCopy.ts'
import { createWritable, type Readable } from './readable.ts'

/** A board's copy on this device, kept in step with the page. */
export interface CopyKeeper {
  /** Whether this device keeps what the server doesn't have yet. */
  readonly isKept: Readable<boolean>
  /** Writes what is left and ends. */
  close(): void
}

export type CopyKeeperOptions = {
  document: Y.Doc
  link: Pick<BoardLink, 'connection' | 'unsaved' | 'restore'>
  /** Undefined when this device has no place for copies. */
  copy: Promise<LocalCopy | undefined>
  clock: Clock
  /** The copy was asked; what it holds is in the document now. */
  onRead: () => void
}

/** What comes from others is on the server already: it is written when there is a little of it. */
const othersWaitMs = 1_000
/** A disk that is full stays full for a while. */
const retryMs = 30_000

/**
 * Keeps `copy` in step with `document`. What it holds is brought in, at first and each time the server comes back (another
 * page of this device may have left something); every change is written, together with which things the server doesn't have.
 * When the server has closed the board for good, the copy goes, unless it holds what may still be of use.
 */
export function keepLocalCopy({ document, link, copy: opening, clock, onRead }: CopyKeeperOptions): CopyKeeper {
  const isKept = createWritable(false)
  let copy: LocalCopy | undefined
  let pending: Uint8Array[] = []
  let isStopped = false
  let isQueued = false
  let waiting: Timer | undefined
  let retry: Timer | undefined
  let connectionState = link.connection.get().state

  document.on('update', onUpdate)
  const stopUnsaved = link.unsaved.subscribe(writeSoon)
  const stopConnection = link.connection.subscribe(onConnection)
  // One thing after the other: a write must know what was read.
  let last = opening.then(begin)
  return { isKept, close }

  async function begin(opened: LocalCopy | undefined): Promise<void> {
    copy = opened
    if (copy) await read(copy)
    onRead()
  }

  function queue(work: (present: LocalCopy) => Promise<void>): void {
    last = last.then(() => copy && work(copy))
  }

  async function read(source: LocalCopy): Promise<void> {
    const kept = await source.read()
    if (isStopped) return
    isKept.set(kept !== undefined)
    if (kept && kept.updates.length + kept.unsaved.length > 0) link.restore(kept)
  }

  function onUpdate(update: Uint8Array, origin: unknown): void {
    if (origin === fromThisDevice) return
    pending.push(update)
    waiting ??= clock.setTimeout(writeSoon, othersWaitMs)
  }

  // Written after this task: by then everything that belongs to the change is there.
  function writeSoon(): void {
    if (isQueued || retry) return
    isQueued = true
    queue(write)
  }

  async function write(target: LocalCopy): Promise<void> {
    isQueued = false
    if (waiting) clock.clearTimeout(waiting)
    waiting = undefined
    const updates = pending
    pending = []
    const isWritten = await target.write({ updates, unsaved: [...link.unsaved.get().keys()] }, () => Y.encodeStateAsUpdate(document))
    isKept.set(isWritten)
    if (!isWritten && !isStopped) retry = clock.setTimeout(tryAgain, retryMs)
  }

  function tryAgain(): void {
    retry = undefined
    writeSoon()
  }

  function onConnection(): void {
    const connection = link.connection.get()
    const isNew = connection.state !== connectionState
    connectionState = connection.state
    if (!isNew) return
    if (connection.state === 'online') queue(read)
    if (connection.state === 'refused') {
      const { reason } = connection
      queue((left) => leaveTo(fateOf(reason), left))
    }
  }

  async function leaveTo(fate: Fate, left: LocalCopy): Promise<void> {
    await write(left)
    if (fate === 'keep' || !(await left.remove({ unlessUnsaved: fate === 'remove-if-saved' }))) return
    isKept.set(false)
    copy = undefined
    left.close()
    close()
  }

  function close(): void {
    if (isStopped) return
    isStopped = true
    document.off('update', onUpdate)
    stopUnsaved()
    stopConnection()
    if (waiting) clock.clearTimeout(waiting)
    if (retry) clock.clearTimeout(retry)
    if (pending.length > 0) queue(write)
    queue(async (closing) => closing.close())
  }
}

type Fate = 'keep' | 'remove-if-saved' | 'remove'

/** What becomes of the copy when the server has closed the board for good. */
function fateOf(reason: CloseReason): Fate {
  switch (reason) {
    case 'notFound':
    case 'keyRevoked':
      // What is unsaved can come in by the board's new link.
      return 'remove-if-saved'
    case 'changeRefused':
    case 'badMessage':
    case 'messageTooLarge':
    case 'boardTooLarge':
      // The server would refuse it again at every opening.
      return 'remove'
    case 'clientTooOld':
    case 'serverTooOld':
    case 'goingAway':
    case 'tooSlow':
    case 'tooManyMessages':
    case 'serverError':
    case 'boardFull':
    case 'serverFull':
    case 'noAnswer':
    case 'messageUnfinished':
    // With the link this person can come back, and what they had unsaved with them.
    case 'removed':
    // A facilitator can bring it back.
    case 'boardDeleted':
      return 'keep'
    default:
      return assertNever(reason)
  }
}
