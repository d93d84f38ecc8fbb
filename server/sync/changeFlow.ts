import { assertNever } from '../../shared/assertNever.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { encodeMessage } from '../../shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { createChangeReader } from './changeReader.ts'
import type { GoneNote } from './deletedNotes.ts'
import { takeIn } from './intake.ts'
import type { LiveDocument } from './liveDocument.ts'
import type { Member } from './member.ts'
import type { Outbox } from './outbox.ts'
import type { Saver } from './saver.ts'

/** A change's way through a room: taken or not, to the disk, to the others, and the word back that it is saved. */
export interface ChangeFlow {
  /** Takes a change from a member. `isWhole`: it is the answer to a step 1, and so holds everything the member has. */
  receive(member: Member, update: Uint8Array, isWhole: boolean): void
  /** Takes a change that the server itself has made in the document. */
  takeOwn(update: Uint8Array): void
  /** How many changes have been taken: the number of the newest. */
  takenNumber(): number
  /** A member has gone: whoever waited for its changes waits no more. */
  leave(member: Member): void
}

export type ChangeFlowOptions = {
  boardId: BoardId
  live: LiveDocument
  outbox: Outbox
  saver: Saver
  clock: Clock
  log: Log
  metrics: Metrics
  limits: Limits
  guard: (run: () => void) => () => void
  ownerOf: (clientId: number) => Member | undefined
  /** What a member calls itself; '' when it hasn't said. */
  nameOf: (member: Member) => string
  /** A change was taken, at that time in milliseconds since 1970. */
  onTaken: (at: number) => void
  /** A change of so many bytes is on disk under that sequence. */
  onSaved: (sequence: number, bytes: number) => void
}

/** The flow of one room's changes, in the order they are taken. */
export function createChangeFlow(options: ChangeFlowOptions): ChangeFlow {
  const { boardId, live, outbox, saver, clock, log, metrics, limits, guard, ownerOf, nameOf, onTaken, onSaved } = options
  // Those with changes that aren't on disk: a lecture has many listeners, who need not be asked at each commit.
  const unsaved = new Set<Member>()
  const owedBy = new Map<Member, Member | 'disk'>()
  const readChange = createChangeReader({ clock, limits })
  let takenNumber = 0
  let savedNumber = 0
  let willTell = false

  function receive(member: Member, update: Uint8Array, isWhole: boolean): void {
    const wasAsked = member.owes === 'asked'
    if (isWhole && wasAsked) member.owes = 'nothing'
    const verdict = takeIn(update, member, { live, limits, readChange, ownerOf, hasRoom: saver.hasRoom })
    switch (verdict.verdict) {
      case 'taken':
        // What is deleted is kept with the first of them: never a deletion on disk without it.
        verdict.updates.forEach((taken, index) => (index === 0 ? keep(taken, member, verdict.gone) : keep(taken, undefined)))
        count(member, isWhole)
        return askThoseWaitingFor(member)
      case 'nothing-new':
        return count(member, isWhole)
      case 'refused':
        metrics.messageRefused(verdict.refusal)
        member.session.send(encodeMessage({ type: 'refused', reason: verdict.refusal }))
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

  function keep(update: Uint8Array, from: Member | undefined, gone: readonly GoneNote[] = []): void {
    const number = ++takenNumber
    const at = clock.now()
    metrics.updateTaken(update.length)
    outbox.addChange(number, update, from)
    const by = from && gone.length > 0 ? nameOf(from) : ''
    const deleted = gone.map((note) => ({ ...note, at, by }))
    saver.append(
      { boardId, update, at, ...(deleted.length > 0 && { deleted }) },
      (sequence) => guard(() => saved(number, sequence, update.length))(),
      outbox.dueAt,
    )
    onTaken(at)
  }

  function saved(number: number, sequence: number, bytes: number): void {
    savedNumber = number
    onSaved(sequence, bytes)
    tellOnce()
  }

  function count(member: Member, isWhole: boolean): void {
    // What is not new may have come from someone else a moment ago, and not be on disk yet either.
    if (isWhole) member.saved.addWhole(takenNumber)
    else member.saved.add(takenNumber)
    unsaved.add(member)
    tellOnce()
  }

  /** One commit, or one read from the network, brings many changes: they go out together, with one `saved` for all. */
  function tellOnce(): void {
    if (willTell) return
    willTell = true
    queueMicrotask(guard(tell))
  }

  function tell(): void {
    willTell = false
    outbox.release(savedNumber)
    for (const member of unsaved) {
      const savedCount = member.saved.advance(savedNumber)
      if (!member.saved.isWaiting()) unsaved.delete(member)
      if (savedCount !== undefined && member.speaksFlamingo) member.session.send(encodeMessage({ type: 'saved', count: savedCount }))
    }
    askThoseWaitingFor('disk')
  }

  function leaveOpen(member: Member, until: Member | 'disk'): void {
    member.saved.addOpen()
    member.owes = 'later'
    owedBy.set(member, until)
  }

  function askThoseWaitingFor(awaited: Member | 'disk'): void {
    if (awaited === 'disk' && !saver.hasRoom(0)) return
    for (const [member, until] of owedBy) {
      if (until !== awaited) continue
      owedBy.delete(member)
      ask(member)
    }
  }

  function ask(member: Member): void {
    member.owes = 'asked'
    member.session.send(step1Frame(live))
  }

  return {
    receive,
    takeOwn: (update) => keep(update, undefined),
    takenNumber: () => takenNumber,
    leave(member) {
      unsaved.delete(member)
      owedBy.delete(member)
      askThoseWaitingFor(member)
    },
  }
}

/** "This is what I have; send me what I lack." */
export function step1Frame(live: LiveDocument): Uint8Array {
  return encodeMessage({ type: 'sync-step-1', stateVector: live.stateVector() })
}
