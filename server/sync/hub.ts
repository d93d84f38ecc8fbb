import type { BoardId } from '../../shared/ids/boardId.ts'
import { limits as usualLimits, type Limits } from '../../shared/protocol/limits.ts'
import type { Offer } from '../../shared/protocol/subprotocol.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Log } from '../log.ts'
import { noMetrics, type Metrics } from '../metrics/metrics.ts'
import type { BoardStore, BoardSummary, CompressedBytes } from '../store/boardStore.ts'
import type { VersionKeeper } from '../versions/versionKeeper.ts'
import { admit, type Admission } from './admission.ts'
import type { SnapshotBytes } from './handout.ts'
import type { LiveRoom, Worked } from './liveRoom.ts'
import { createRoom, type Room } from './room.ts'
import { createSaver } from './saver.ts'
import { createSession, type Session } from './session.ts'
import type { Socket } from './socket.ts'
import type { CutUpdate } from './updateCutter.ts'

/** All boards that somebody has open. */
export interface Hub {
  /** Takes over an upgraded socket: lets its holder in, or closes it with a code that says why not. */
  connect(socket: Socket, request: { boardId: BoardId; offer: Offer; address: string }): void
  /** People on a board right now. */
  participantsOn(boardId: BoardId): number
  /** The freshest title and counts if the board is live, else undefined. */
  liveSummary(boardId: BoardId): BoardSummary | undefined
  /** What is on a board, compressed: see Room. The board is opened if it isn't, and kept for a moment, as if somebody had been on it. */
  snapshot(boardId: BoardId, encoding: CompressedBytes['encoding']): Promise<SnapshotBytes | undefined>
  /** A board in memory: it is opened if it isn't, and kept for a moment. Undefined when it can't be opened. */
  open(boardId: BoardId): Promise<LiveRoom | undefined>
  /** What there is to do at this moment. */
  load(): HubLoad
  /** Closes the sessions whose key is no longer valid. Call after keys were replaced. */
  keysReplaced(boardId: BoardId): void
  /** Sends away whoever has claimed one of these client ids on a board, facilitators excepted. Answers how many sessions those were. */
  remove(boardId: BoardId, clientIds: readonly number[]): number
  /** Refuses newcomers, saves everything, closes all sockets with jitter. */
  shutdown(): Promise<void>
}

/** Open sockets, boards in memory, and what waits for the disk. */
export type HubLoad = { sessions: number; boards: number; queuedUpdates: number; queuedBytes: number }

export type HubOptions = {
  store: BoardStore
  clock: Clock
  log: Log
  /** Nothing is counted without. */
  metrics?: Metrics
  limits?: Partial<Limits>
  /** How large documents are cut, so that bringing them into memory holds nobody up; without, it is done in one go. */
  cut?: CutUpdate
  /** Who makes versions of boards; without, none are made. */
  versions?: VersionKeeper
  /** Hears when a board was changed, and when everybody has left. */
  worked?: Worked
  /** A number from 0 to below 1, as Math.random. */
  random?: () => number
}

// Clients come back when they are closed: not all in the same moment.
const closeSpreadMs = 1_000
// Before the goodbye, people get to hear that their work is saved, if the disk is well.
const lastSavedMs = 1_000
const shutdownMs = 8_000

/** A hub on top of a store. The store stays the caller's. */
export function createHub(options: HubOptions): Hub {
  const { store, clock, log, metrics = noMetrics, limits: given, cut, versions, worked, random = Math.random } = options
  const limits = { ...usualLimits, ...given }
  const saver = createSaver({ store, clock, log, metrics })
  const roomByBoardId = new Map<BoardId, Room>()
  const sessions = new Set<Session>()
  let heartbeat: Timer | undefined
  let keyChanges = 0
  let closing: Promise<void> | undefined

  function roomOf(boardId: BoardId): Room {
    const open = roomByBoardId.get(boardId)
    if (open) return open
    const room: Room = createRoom({
      boardId,
      store,
      saver,
      clock,
      log: logOf(log, boardId),
      metrics,
      limits,
      cut,
      versions,
      worked,
      onClosed: () => {
        if (roomByBoardId.get(boardId) === room) roomByBoardId.delete(boardId)
      },
    })
    roomByBoardId.set(boardId, room)
    return room
  }

  async function admission(boardId: BoardId, offer: Offer): Promise<Admission> {
    // Keys that are replaced while this one is being looked up could let it in on old news.
    for (;;) {
      const before = keyChanges
      const admitted = admit(offer, await store.findBoard(boardId))
      if (before === keyChanges) return admitted
    }
  }

  function beat(): void {
    for (const room of roomByBoardId.values()) room.beat()
    heartbeat = sessions.size > 0 ? clock.setTimeout(beat, limits.heartbeatMs) : undefined
  }

  async function recheckKeys(boardId: BoardId): Promise<void> {
    const room = roomByBoardId.get(boardId)
    if (!room) return
    try {
      room.recheckKeys(await store.findBoard(boardId))
    } catch (error) {
      // Who may stay is not known: they come back and are asked again.
      logOf(log, boardId).error({ err: error }, 'looking up replaced keys failed')
      room.closeAll('serverError')
    }
  }

  async function closeEverything(): Promise<void> {
    if (heartbeat) clock.clearTimeout(heartbeat)
    const rooms = [...roomByBoardId.values()]
    await within(lastSavedMs, Promise.all(rooms.map((room) => room.settled())))
    await Promise.all([...sessions].map((session) => pause(random() * closeSpreadMs).then(() => session.close('goingAway'))))
    await Promise.all([...roomByBoardId.values()].map((room) => room.finish()))
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => clock.setTimeout(resolve, milliseconds))
  }

  async function within(milliseconds: number, work: Promise<unknown>): Promise<'done' | 'late'> {
    return Promise.race([work.then(() => 'done' as const), pause(milliseconds).then(() => 'late' as const)])
  }

  return {
    connect(socket, { boardId, offer }) {
      let leave = (): void => {}
      let hasEnded = false
      const boardLog = logOf(log, boardId)
      const session = createSession({
        socket,
        clock,
        log: boardLog,
        limits,
        onEnd: (reason) => {
          hasEnded = true
          sessions.delete(session)
          metrics.sessionEnded(reason)
          boardLog.debug({ reason }, 'a session ended')
          leave()
        },
      })
      if (sessions.size >= limits.sessions) return session.close('serverFull')
      sessions.add(session)
      if (closing) return session.close('goingAway')
      heartbeat ??= clock.setTimeout(beat, limits.heartbeatMs)
      admission(boardId, offer).then(
        (admitted) => {
          if (hasEnded) return
          if (closing) return session.close('goingAway')
          if ('refused' in admitted) return session.close(admitted.refused)
          boardLog.debug({ role: admitted.role }, 'a session begins')
          const { protocolVersion, readsCursors, page } = offer
          leave = roomOf(boardId).join({ session, ...admitted, speaksFlamingo: protocolVersion > 0, readsCursors, page })
          if (hasEnded) leave()
        },
        (error: unknown) => {
          boardLog.error({ err: error }, 'looking up a board failed')
          session.close('serverError')
        },
      )
    },
    participantsOn: (boardId) => roomByBoardId.get(boardId)?.size() ?? 0,
    liveSummary: (boardId) => roomByBoardId.get(boardId)?.summary(),
    async snapshot(boardId, encoding) {
      return closing ? undefined : roomOf(boardId).snapshot(encoding)
    },
    async open(boardId) {
      return closing ? undefined : roomOf(boardId).open()
    },
    load() {
      const queued = saver.queued()
      return { sessions: sessions.size, boards: roomByBoardId.size, queuedUpdates: queued.updates, queuedBytes: queued.bytes }
    },
    keysReplaced(boardId) {
      keyChanges += 1
      void recheckKeys(boardId)
    },
    remove: (boardId, clientIds) => roomByBoardId.get(boardId)?.remove(clientIds) ?? 0,
    shutdown() {
      closing ??= within(shutdownMs, closeEverything()).then((outcome) => {
        if (outcome === 'late') log.error({ rooms: roomByBoardId.size }, 'not everything could be saved in time')
      })
      return closing
    },
  }
}

/** The log with the board's name in front: shortened, because whoever reads logs need not know where boards are. */
function logOf(log: Log, boardId: BoardId): Log {
  const board = boardId.slice(0, 6)
  return {
    debug: (fields, message) => log.debug({ board, ...fields }, message),
    info: (fields, message) => log.info({ board, ...fields }, message),
    warn: (fields, message) => log.warn({ board, ...fields }, message),
    error: (fields, message) => log.error({ board, ...fields }, message),
  }
}
