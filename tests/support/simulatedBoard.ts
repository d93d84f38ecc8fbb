import { deriveBoardKey, firstKeyGenerations, hashBoardKey, newBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import { createBoardDocument } from '../../shared/document/createBoardDocument.ts'
import { documentVersion, titleOf } from '../../shared/document/boardDocument.ts'
import { newBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { offeredProtocols, readOffer, type Offer } from '../../shared/protocol/subprotocol.ts'
import { silentLog, type Log } from '../../server/log.ts'
import type { BoardStore } from '../../server/store/boardStore.ts'
import { createMemoryBoardStore } from '../../server/store/memoryBoardStore.ts'
import type { CutUpdate } from '../../server/sync/updateCutter.ts'
import { createHub, type Hub } from '../../server/sync/hub.ts'
import { limits as usualLimits } from '../../shared/protocol/limits.ts'
import { createVersionKeeper, type VersionKeeper } from '../../server/versions/versionKeeper.ts'
import type { VersionThread } from '../../server/versions/versionThread.ts'
import { doVersionWork } from '../../server/versions/versionWork.ts'
import * as Y from 'yjs'
import { createFakeClock, settle, type FakeClock } from './fakeClock.ts'
import { createSimulatedClient, type SimulatedClient } from './simulatedClient.ts'
import { SimulatedSocket } from './simulatedSocket.ts'

/** A hub with one board in a store, and everything it depends on in the test's hands. */
export type SimulatedBoard = {
  hub: Hub
  store: BoardStore
  clock: FakeClock
  boardId: BoardId
  keys: Record<Role, BoardKey>
  /** A new socket at the hub, with the key of `role`. */
  connect(role: Role, change?: Partial<Offer>): SimulatedSocket
  /** A client on a new socket. Its id is its place in the order of joining, from 1001. */
  join(
    role: Role,
    options?: { document?: Y.Doc; hasPresence?: boolean; clientId?: number; page?: string; readsCursors?: boolean },
  ): SimulatedClient
  /** Turns the clock and flushes the clients until nothing moves any more. */
  quiesce(...clients: SimulatedClient[]): Promise<void>
  /** The board's document as the store would load it. */
  storedDocument(): Promise<Y.Doc>
  /** Another hub, on the same data: a server that has been started again. */
  restart(): void
}

/** Sets up a board. `wrapStore` can put something between a hub and the data; it is called again for each `restart`. */
export async function createSimulatedBoard(
  options: { limits?: Partial<Limits>; wrapStore?: (store: BoardStore) => BoardStore; log?: Log; cut?: CutUpdate; versions?: boolean } = {},
): Promise<SimulatedBoard> {
  const clock = createFakeClock()
  const memoryStore = createMemoryBoardStore()
  const openStore = (): BoardStore => options.wrapStore?.(memoryStore) ?? memoryStore
  let seed = 0
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => ++seed % 256)
  const boardId = newBoardId(bytes)
  const facilitator = newBoardKey(bytes)
  const keys = {
    facilitator,
    participant: deriveBoardKey(facilitator, 'participant', firstKeyGenerations),
    viewer: deriveBoardKey(facilitator, 'viewer', firstKeyGenerations),
  }
  const document = createBoardDocument({ title: 'Cases', template: 'empowerment-marketing', locale: 'en' })
  await memoryStore.createBoard({
    boardId,
    keyHashes: {
      facilitator: hashBoardKey(keys.facilitator),
      participant: hashBoardKey(keys.participant),
      viewer: hashBoardKey(keys.viewer),
    },
    generations: firstKeyGenerations,
    summary: { title: titleOf(document), notes: 0, updatedAt: clock.now() },
    update: Y.encodeStateAsUpdate(document),
    createdAt: clock.now(),
  })
  const newHub = (store: BoardStore): Hub =>
    createHub({
      store,
      clock,
      log: options.log ?? silentLog,
      limits: options.limits,
      ...(options.cut && { cut: options.cut }),
      ...(options.versions && { versions: keeperOf(store) }),
      random: () => 0.5,
    })
  // As the server has it, without a thread.
  const keeperOf = (store: BoardStore): VersionKeeper =>
    createVersionKeeper({ store, thread: createWork(), clock, randomBytes: bytes, named: usualLimits.namedVersionsPerBoard })
  const firstStore = openStore()
  let lastClientId = 1000

  const board: SimulatedBoard = {
    hub: newHub(firstStore),
    store: firstStore,
    clock,
    boardId,
    keys,
    connect(role, change) {
      const socket = new SimulatedSocket()
      const offer = { ...readOffer(offeredProtocols(keys[role], documentVersion)), ...change }
      board.hub.connect(socket, { boardId, offer, address: '192.0.2.1' })
      return socket
    },
    join: (role, { page, readsCursors = true, ...joining } = {}) =>
      createSimulatedClient(board.connect(role, { page, readsCursors }), { clientId: ++lastClientId, ...joining }),
    async quiesce(...clients) {
      let isMoving = true
      while (isMoving) {
        await clock.turn(200)
        isMoving = clients.map((client) => client.flush()).includes(true)
        await settle()
      }
    },
    async storedDocument() {
      const stored = await memoryStore.loadDocument(boardId)
      const loaded = new Y.Doc()
      for (const update of stored ? [stored.snapshot, ...stored.updates] : []) Y.applyUpdate(loaded, update)
      return loaded
    },
    restart() {
      board.store = openStore()
      board.hub = newHub(board.store)
    },
  }
  return board
}

function createWork(): VersionThread {
  return ((order) => doVersionWork(order)) as VersionThread
}
