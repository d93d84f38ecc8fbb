import { can } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { must } from '../../shared/must.ts'
import { encodeMessage, heartbeatMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { BoardStore, BoardSummary, CompressedBytes, StoredBoard, StoredDocument } from '../store/boardStore.ts'
import type { VersionKeeper } from '../versions/versionKeeper.ts'
import { answerEarly } from './answerEarly.ts'
import { keyStanding } from './admission.ts'
import { createHandout, type Handout, type SnapshotBytes } from './handout.ts'
import { createLiveRoom, type LiveRoom, type Worked } from './liveRoom.ts'
import { createMember, type Member } from './member.ts'
import { openDocument } from './openDocument.ts'
import type { Saver } from './saver.ts'
import type { CutUpdate } from './updateCutter.ts'

/** One board that somebody has open. */
export interface Room {
  /** Lets a session in, or closes it when the board is full. The returned function takes it out again. */
  join(admitted: Pick<Member, 'session' | 'role' | 'keyHash' | 'speaksFlamingo' | 'readsCursors' | 'page'>): () => void
  /** How many sessions there are. */
  size(): number
  /**
   * What is on the board, compressed, for whoever comes with nothing: as new as a few seconds ago. Waits until the board is
   * there; undefined when it can't be opened.
   */
  snapshot(encoding: CompressedBytes['encoding']): Promise<SnapshotBytes | undefined>
  /** The board itself, once it is in memory; undefined when it can't be opened. */
  open(): Promise<LiveRoom | undefined>
  /** Undefined while the board is being loaded. */
  summary(): BoardSummary | undefined
  /** Gives every session the role its key has now; those whose key has none are closed. */
  recheckKeys(board: StoredBoard | undefined): void
  /** Closes the sessions that have claimed one of these client ids, facilitators' excepted. Answers how many. */
  remove(clientIds: readonly number[]): number
  /** Closes every session. */
  closeAll(reason: CloseReason): void
  /** One beat of the heart: asks every session for a sign of life and ends those that gave none. */
  beat(): void
  /** Resolves when everything taken so far is on disk. */
  settled(): Promise<void>
  /** Saves what there is to save, without waiting for someone to come back, and closes. */
  finish(): Promise<void>
}

export type RoomOptions = {
  boardId: BoardId
  store: BoardStore
  saver: Saver
  clock: Clock
  log: Log
  metrics: Metrics
  limits: Limits
  cut: CutUpdate | undefined
  versions: VersionKeeper | undefined
  worked: Worked | undefined
  /** The room is over; whoever comes next needs a new one. */
  onClosed: () => void
}

type RoomState =
  /** `handout`: once the stored bytes are there and known to be as new as this code. The document is not yet in memory. */
  | { state: 'loading'; handout?: Handout }
  | { state: 'live'; live: LiveRoom }
  /** Nobody is here. Whoever comes now finds the room as it was. */
  | { state: 'draining'; live: LiveRoom; timer: Timer | undefined }
  | { state: 'closed' }

// A reload of the page empties a board for a moment. Keeping it is cheaper than compacting and loading it again.
const lingerMs = 10_000
const heartbeatFrame = encodeMessage(heartbeatMessage)

/** A room that begins to load its board at once. Those who join meanwhile wait for the same load. */
export function createRoom(options: RoomOptions): Room {
  const { boardId, store, saver, clock, log, metrics, limits, cut, versions, worked, onClosed } = options
  const members = new Set<Member>()
  let state: RoomState = { state: 'loading' }
  let lastMemberNumber = 0
  let tellShown = (_handout: Handout | undefined): void => undefined
  const whenShown = new Promise<Handout | undefined>((resolve) => (tellShown = resolve))
  const whenOpen = load()

  async function load(): Promise<void> {
    try {
      // A room of this board that failed may have left updates with the saver.
      await saver.settled(boardId)
      const board = await store.findBoard(boardId)
      if (!board) return close('notFound')
      const opened = await openDocument({ board, store, clock, log, cut, onStored: showStored })
      if (state.state !== 'loading') return
      if (opened === 'not-found') return close('notFound')
      if (opened === 'too-new') return close('serverTooOld')
      const handout = must(state.handout, 'what is opened was shown before')
      const surroundings = { boardId, members, store, saver, clock, log, metrics, limits, versions, worked, handout, guard }
      const live = createLiveRoom(surroundings, opened, board.summary)
      state = { state: 'live', live }
      for (const member of members) live.enter(member)
      drainIfEmpty()
    } catch (error) {
      fail(error)
    }
  }

  function liveRoom(): LiveRoom | undefined {
    return state.state === 'live' || state.state === 'draining' ? state.live : undefined
  }

  function showStored(stored: StoredDocument | undefined): void {
    if (state.state !== 'loading') return
    const handout = createHandout({ stored, present: () => liveRoom()?.present(), clock })
    state = { state: 'loading', handout }
    for (const member of members) answerEarly(member, handout)
    tellShown(handout)
  }

  function guard(run: () => void): () => void {
    return () => {
      if (state.state === 'closed') return
      try {
        run()
      } catch (error) {
        fail(error)
      }
    }
  }

  /** Something that must not happen has happened. This room can't be trusted any more; the board on disk can. */
  function fail(error: unknown): void {
    log.error({ err: error }, 'a room failed and was closed')
    close('serverError')
  }

  function close(reason: CloseReason): void {
    if (state.state === 'closed') return
    if (state.state === 'loading') state.handout?.stop()
    else state.live.stop()
    state = { state: 'closed' }
    tellShown(undefined)
    for (const member of members) member.session.close(reason)
    members.clear()
    onClosed()
  }

  function leave(member: Member): void {
    if (!members.delete(member) || state.state !== 'live') return
    const { live } = state
    guard(() => live.leave(member))()
    drainIfEmpty()
  }

  function drainIfEmpty(): void {
    if (state.state !== 'live' || members.size > 0) return
    const { live } = state
    state = { state: 'draining', live, timer: clock.setTimeout(() => void drain(true), lingerMs) }
  }

  async function drain(withCompaction: boolean): Promise<void> {
    if (state.state !== 'draining') return
    const draining = state
    // Someone may come in at every step. Then the state is another one, and the room lives on.
    const isRevived = (): boolean => state !== draining
    await draining.live.settled()
    if (!isRevived()) await draining.live.writeSummary()
    if (!isRevived() && withCompaction) await draining.live.compact()
    // What was compacted is copied, and costs next to nothing. At a shutdown that is left to the next opening.
    if (!isRevived() && withCompaction) await draining.live.sessionEnded()
    if (!isRevived()) close('goingAway')
  }

  function enter(member: Member): void {
    switch (state.state) {
      case 'closed':
        return
      case 'loading':
        if (state.handout) answerEarly(member, state.handout)
        return
      case 'draining':
        if (state.timer) clock.clearTimeout(state.timer)
        state = { state: 'live', live: state.live }
        return state.live.enter(member)
      case 'live':
        return state.live.enter(member)
    }
  }

  return {
    join(admitted) {
      if (members.size >= limits.sessionsPerBoard) {
        admitted.session.close('boardFull')
        return () => {}
      }
      const member = createMember({ ...admitted, number: ++lastMemberNumber })
      members.add(member)
      enter(member)
      return () => leave(member)
    },
    size: () => members.size,
    async snapshot(encoding) {
      const handout = await whenShown
      let handed = handout?.snapshot(encoding)
      if (!handed) {
        await whenOpen
        handed = handout?.snapshot(encoding)
      }
      const mayBeShown = handed && (handed.number === 0 || (await liveRoom()?.whenShown(handed.number)))
      return mayBeShown ? handed?.bytes : undefined
    },
    async open() {
      await whenOpen
      return liveRoom()
    },
    summary: () => liveRoom()?.summary(),
    recheckKeys(board) {
      for (const member of members) {
        const standing = keyStanding(member.keyHash, board)
        if (standing === 'notFound' || standing === 'keyRevoked') member.session.close(standing)
        else if (board?.deletedAt !== undefined) member.session.close('boardDeleted')
        else member.role = standing
      }
    },
    remove(clientIds) {
      const removed = [...members].filter(({ clientId, role }) => {
        return clientId !== undefined && clientIds.includes(clientId) && !can(role, 'facilitate')
      })
      for (const { session } of removed) session.close('removed')
      return removed.length
    },
    closeAll(reason) {
      for (const member of members) member.session.close(reason)
    },
    beat() {
      const now = clock.now()
      for (const { session } of members) {
        if (now - session.heardAt() > 2 * limits.heartbeatMs) {
          session.close('noAnswer')
        } else {
          session.ping()
          // A ping is invisible to a page. y-websocket gives up when it hears nothing itself.
          session.sendFleeting(heartbeatFrame)
        }
      }
      if (state.state === 'live') guard(state.live.renewPresence)()
    },
    settled: () => saver.settled(boardId),
    async finish() {
      if (state.state !== 'draining') return
      if (state.timer) clock.clearTimeout(state.timer)
      await drain(false)
    },
  }
}
