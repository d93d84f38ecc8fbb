import { assertNever } from '../../shared/assertNever.ts'
import { can } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { encodeMessage, type Message } from '../../shared/protocol/messages.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { BoardStore, BoardSummary, StoredDocument } from '../store/boardStore.ts'
import { createCompactor } from './compactor.ts'
import { fanOut } from './fanOut.ts'
import { takeIn } from './intake.ts'
import { loadLiveDocument } from './liveDocument.ts'
import type { Member } from './member.ts'
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
  summary(): BoardSummary
  /** Resolves when everything taken so far is on disk. */
  settled(): Promise<void>
  writeSummary(): Promise<void>
  compact(): Promise<void>
  stop(): void
}

export type LiveRoomOptions = {
  boardId: BoardId
  members: ReadonlySet<Member>
  store: BoardStore
  saver: Saver
  clock: Clock
  log: Log
  limits: Limits
  guard: (run: () => void) => () => void
}

// A client says who it is right after it has connected. Whoever is silent for that long is told who is here anyway.
const introduceAfterMs = 150

/** Brings a board to life. Throws when its stored bytes can't be read. */
export function createLiveRoom(options: LiveRoomOptions, stored: StoredDocument, storedSummary: BoardSummary): LiveRoom {
  const { boardId, members, store, saver, clock, log, limits, guard } = options
  const live = loadLiveDocument(stored, log)
  const compactor = createCompactor({ boardId, live, stored, store, log })
  const outbox = createOutbox({ clock, guard, people: () => members.size, deliver: (outgoing) => fanOut(members, outgoing) })
  const presence = createPresence({ members, clock, limits, guard, replace: (member) => member.session.close('noAnswer') })
  const summary = createLiveSummary({ document: live.document, stored: storedSummary, clock, describe })
  const owedBy = new Map<Member, Member | 'disk'>()
  let takenNumber = 0
  let savedNumber = 0
  let willTellSaved = false

  function receive(member: Member, message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        return answer(member, message.stateVector)
      case 'sync-step-2':
      case 'update':
        return receiveChange(member, message.update, message.type === 'sync-step-2')
      case 'awareness':
        return receivePresence(member, message.update)
      case 'query-awareness':
        return presence.tellAgain(member)
      case 'gesture':
        return receiveGesture(member, message)
      case 'refused':
      case 'saved':
        return member.session.close('badMessage')
      default:
        return assertNever(message)
    }
  }

  function answer(member: Member, stateVector: Uint8Array): void {
    const update = live.updateSince(stateVector)
    if (!update) return member.session.close('badMessage')
    const frames: Uint8Array[] = [encodeMessage({ type: 'sync-step-2', update })]
    if (member.owes === 'unasked') {
      frames.push(step1())
      member.owes = 'asked'
    }
    outbox.addAnswer(takenNumber, member, frames)
  }

  function receiveChange(member: Member, update: Uint8Array, isWhole: boolean): void {
    const wasAsked = member.owes === 'asked'
    if (isWhole && wasAsked) member.owes = 'nothing'
    const verdict = takeIn(update, member, { live, limits, ownerOf: presence.ownerOf, hasRoom: saver.hasRoom })
    switch (verdict.verdict) {
      case 'taken':
        verdict.updates.forEach((taken, index) => keep(taken, index === 0 ? member : undefined))
        count(member, isWhole)
        return askThoseWaitingFor(member)
      case 'nothing-new':
        return count(member, isWhole)
      case 'refused':
        refuse(member, verdict.refusal)
        // Nothing of a viewer's is ever waited for. What the disk has no room for is asked for again.
        if (verdict.refusal === 'readOnly') return count(member, isWhole)
        return leaveOpen(member, 'disk')
      case 'belongs-to-other':
        return leaveOpen(member, verdict.owner)
      case 'gap':
        // Everything it has, and still something is missing: it can't be helped by asking again.
        if (isWhole && wasAsked) return member.session.close('changeRefused')
        member.saved.addOpen()
        if (member.owes === 'nothing') ask(member)
        return
      case 'closed':
        log.info({ role: member.role, reason: verdict.reason }, 'a change was not taken')
        return member.session.close(verdict.reason)
      default:
        return assertNever(verdict)
    }
  }

  function keep(update: Uint8Array, from: Member | undefined): void {
    const number = ++takenNumber
    const at = clock.now()
    outbox.addChange(number, update, from)
    saver.append({ boardId, update, at }, (sequence) => guard(() => saved(number, sequence, update.length))())
    summary.changed(at)
  }

  function saved(number: number, sequence: number, bytes: number): void {
    savedNumber = number
    compactor.saved(sequence, bytes)
    outbox.release(number)
    tellSavedOnce()
    askThoseWaitingFor('disk')
  }

  function count(member: Member, isWhole: boolean): void {
    // What is not new may have come from someone else a moment ago, and not be on disk yet either.
    if (isWhole) member.saved.addWhole(takenNumber)
    else member.saved.add(takenNumber)
    tellSavedOnce()
  }

  /** One commit, or one read from the network, brings many changes: one `saved` for all of them. */
  function tellSavedOnce(): void {
    if (willTellSaved) return
    willTellSaved = true
    queueMicrotask(
      guard(() => {
        willTellSaved = false
        for (const member of members) {
          const savedCount = member.saved.advance(savedNumber)
          if (savedCount !== undefined && member.speaksFlamingo) member.session.send(encodeMessage({ type: 'saved', count: savedCount }))
        }
      }),
    )
  }

  function leaveOpen(member: Member, until: Member | 'disk'): void {
    member.saved.addOpen()
    member.owes = 'later'
    owedBy.set(member, until)
  }

  function askThoseWaitingFor(awaited: Member | 'disk'): void {
    for (const [member, until] of owedBy) {
      if (until !== awaited) continue
      owedBy.delete(member)
      ask(member)
    }
  }

  function ask(member: Member): void {
    member.owes = 'asked'
    member.session.send(step1())
  }

  function step1(): Uint8Array {
    return encodeMessage({ type: 'sync-step-1', stateVector: live.stateVector() })
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
    outbox.addGesture(takenNumber, member, encodeMessage(message), !member.hasGesture)
  }

  function refuse(member: Member, reason: Refusal): void {
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
        outbox.addGesture(takenNumber, member, encodeMessage({ type: 'gesture', clientId: member.clientId, body: '' }), true)
      }
      presence.leave(member)
      owedBy.delete(member)
      askThoseWaitingFor(member)
    },
    renewPresence: presence.renew,
    summary: summary.current,
    settled: () => saver.settled(boardId),
    writeSummary: summary.write,
    compact: compactor.compact,
    stop() {
      outbox.stop()
      presence.stop()
      summary.stop()
    },
  }
}
