import { assertNever } from '../../shared/assertNever.ts'
import { settingsOf, type BoardSettings } from '../../shared/board/boardSettings.ts'
import { can } from '../../shared/board/role.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { applyDocumentChanges, type DocumentChanges } from '../../shared/document/documentChanges.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { BoardStore, BoardSummary } from '../store/boardStore.ts'
import type { VersionKeeper } from '../versions/versionKeeper.ts'
import { createAutoVersions } from './autoVersions.ts'
import { createChangeFlow, step1Frame } from './changeFlow.ts'
import { createCompactor } from './compactor.ts'
import { fanOut } from './fanOut.ts'
import type { Handout, PresentDocument } from './handout.ts'
import type { Member } from './member.ts'
import type { OpenedDocument } from './openDocument.ts'
import { createOutbox } from './outbox.ts'
import { createPresence } from './presence.ts'
import type { Saver } from './saver.ts'
import { createLiveSummary } from './summary.ts'

/** A room whose document is in memory: what happens to each message of its members. */
export interface LiveRoom {
  /** Begins to hear a member. */
  enter(member: Member): void
  /** A member has gone; it is no longer among the room's members. */
  leave(member: Member): void
  /** Part of the heartbeat: repeats presence that is about to be forgotten. */
  renewPresence(): void
  /** The document as it is now. */
  present(): PresentDocument
  /** Resolves to true when change `number` may be shown: it is on disk, or the disk takes too long. False: the room was closed. */
  whenShown(number: number): Promise<boolean>
  summary(): BoardSummary
  /** What the board's people have agreed on. */
  settings(): BoardSettings
  /** Whether there is a record of that id. */
  has(recordId: string): boolean
  /**
   * Makes these changes where nobody has changed the same meanwhile, as one change that everybody gets. Answers how many records
   * were changed, or why none was. `bytes`: what they add at most.
   */
  makeChanges(changes: DocumentChanges, bytes: number): number | 'too-large' | 'not-saving'
  /** Resolves when everything taken so far is on disk. */
  settled(): Promise<void>
  writeSummary(): Promise<void>
  compact(): Promise<void>
  /** Everybody has left, and everything is on disk: the time for a version. */
  sessionEnded(): Promise<void>
  stop(): void
}

export type LiveRoomOptions = {
  boardId: BoardId
  members: ReadonlySet<Member>
  store: BoardStore
  saver: Saver
  clock: Clock
  log: Log
  metrics: Metrics
  limits: Limits
  versions: VersionKeeper | undefined
  worked: Worked | undefined
  handout: Handout
  guard: (run: () => void) => () => void
}

/** Told when a board was changed, and when everybody has left. `visitors`: who was seen there. */
export type Worked = (boardId: BoardId, visitors: () => readonly string[]) => void

// A client says who it is right after it has connected. Whoever is silent for that long is told who is here anyway.
const introduceAfterMs = 150

/** Brings a board to life. */
export function createLiveRoom(options: LiveRoomOptions, { live, stored }: OpenedDocument, storedSummary: BoardSummary): LiveRoom {
  const { boardId, members, store, saver, clock, log, metrics, limits, handout, guard } = options
  live.document.on('update', handout.changed)
  const compactor = createCompactor({ boardId, live, stored, store, log })
  const outbox = createOutbox({ clock, metrics, guard, people: () => members.size, deliver: (outgoing) => fanOut(members, outgoing) })
  const presence = createPresence({ members, clock, limits, guard, replace: (member) => member.session.close('noAnswer') })
  const summary = createLiveSummary({ document: live.document, stored: storedSummary, clock, describe })
  const versions = createAutoVersions({
    boardId,
    keeper: options.versions,
    stored,
    storedSummary,
    summary: summary.current,
    everyMs: limits.versionEveryMs,
    clock,
    log,
  })
  const changes = createChangeFlow({
    ...options,
    live,
    outbox,
    ownerOf: presence.ownerOf,
    nameOf: presence.nameOf,
    onTaken(at) {
      summary.changed(at)
      versions.changed()
      options.worked?.(boardId, presence.visitors)
    },
    onSaved: compactor.saved,
  })

  function receive(member: Member, message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        return answer(member, message.stateVector)
      case 'sync-step-2':
      case 'update':
        return changes.receive(member, message.update, message.type === 'sync-step-2')
      case 'awareness':
        return receivePresence(member, message.update)
      case 'query-awareness':
        return member.knowsPresence ? presence.tellAgain(member) : presence.introduce(member)
      case 'gesture':
        return receiveGesture(member, message)
      case 'refused':
      case 'saved':
      case 'cursors':
        return member.session.close('badMessage')
      default:
        return assertNever(message)
    }
  }

  function answer(member: Member, stateVector: Uint8Array): void {
    const answer = handout.frames(stateVector)
    if (typeof answer === 'string') return member.session.close('badMessage')
    const frames = [...answer]
    if (member.owes === 'unasked') {
      frames.push(step1Frame(live))
      member.owes = 'asked'
    }
    outbox.addAnswer(changes.takenNumber(), member, frames)
  }

  function receivePresence(member: Member, update: Uint8Array): void {
    switch (presence.receive(member, update)) {
      case 'malformed':
        return member.session.close('badMessage')
      case 'too-large':
        return refuse(member, 'presenceTooLarge')
      case 'taken':
        return presence.introduce(member)
    }
  }

  function receiveGesture(member: Member, message: Extract<Message, { type: 'gesture' }>): void {
    if (!can(member.role, 'edit') || message.clientId !== member.clientId) return
    if (Buffer.byteLength(message.body) > limits.gestureBytes) return refuse(member, 'gestureTooLarge')
    member.hasGesture = message.body !== ''
    outbox.addGesture(changes.takenNumber(), member, encodeMessage(message), !member.hasGesture)
  }

  function refuse(member: Member, reason: Refusal): void {
    metrics.messageRefused(reason)
    member.session.send(encodeMessage({ type: 'refused', reason }))
  }

  async function describe(shown: BoardSummary): Promise<void> {
    try {
      await store.describeBoard(boardId, shown)
    } catch (error) {
      log.error({ err: error }, 'noting the title and the counts failed')
    }
  }

  return {
    enter(member) {
      if (member.syncedThrough !== undefined && member.owes === 'unasked') {
        // It was answered early, from the stored bytes.
        member.owes = 'asked'
        outbox.addAnswer(changes.takenNumber(), member, [step1Frame(live)])
      }
      member.session.start({
        onMessage: (message: Message) => guard(() => receive(member, message))(),
        onCaughtUp: guard(() => presence.tellAgain(member)),
      })
      if (member.knowsPresence) return
      const introduce = guard(() => {
        if (members.has(member)) presence.introduce(member)
      })
      clock.setTimeout(introduce, introduceAfterMs)
    },
    leave(member) {
      if (member.hasGesture && member.clientId !== undefined) {
        outbox.addGesture(changes.takenNumber(), member, encodeMessage({ type: 'gesture', clientId: member.clientId, body: '' }), true)
      }
      presence.leave(member)
      changes.leave(member)
    },
    renewPresence: presence.renew,
    present: () => ({ number: changes.takenNumber(), updateSince: live.updateSince }),
    whenShown: outbox.whenReleased,
    summary: summary.current,
    settings: () => settingsOf(live.document),
    has: (recordId) => recordsOf(live.document).has(recordId),
    makeChanges(planned, bytes) {
      if (live.wouldExceed(limits.boardBytes, bytes)) return 'too-large'
      if (!saver.hasRoom(bytes)) return 'not-saving'
      let changed = 0
      const updates = live.change((document) => {
        changed = applyDocumentChanges(document, planned)
      })
      for (const update of updates) changes.takeOwn(update)
      return changed
    },
    settled: () => saver.settled(boardId),
    writeSummary: summary.write,
    compact: compactor.compact,
    async sessionEnded() {
      options.worked?.(boardId, presence.visitors)
      await versions.sessionEnded()
    },
    stop() {
      outbox.stop()
      presence.stop()
      summary.stop()
      versions.stop()
      handout.stop()
    },
  }
}
