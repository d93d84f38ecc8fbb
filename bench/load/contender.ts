import { join } from 'node:path'
import process from 'node:process'
import { root } from '../../scripts/root.mjs'
import { serverEnvironment, serverNodeArguments } from '../../scripts/serverRuntime.mjs'
import { createBoard } from '../../server/http/createBoard.ts'
import { silentLog } from '../../server/log.ts'
import { systemClock } from '../../server/clock.ts'
import { openSqliteBoardStore } from '../../server/store/sqliteBoardStore.ts'
import { documentVersion } from '../../shared/document/boardDocument.ts'
import { offeredProtocols } from '../../shared/protocol/subprotocol.ts'
import { randomBytes } from 'node:crypto'
import type { Dialect } from './dialect.ts'
import type { Address } from './rawSocket.ts'
import { createTldrawDialect } from './tldrawDialect.ts'
import { createYjsDialect, hocuspocusVariant, seedUpdate, unpackBatch } from './yjsDialect.ts'

/** A server that is measured. */
export interface Contender {
  readonly name: string
  /** Whether it keeps anything: a relay has no document and no disk. */
  readonly stores: boolean
  /** Packages of bench/peers without which it doesn't run. */
  readonly needs: readonly string[]
  /** How many moves a second one client may send. */
  readonly movesPerSecond: number
  command(): string[]
  environment(dataFolder: string, port: number): NodeJS.ProcessEnv
  /** Makes boards in a data folder on which nothing runs yet. Where boards come into being when somebody comes, only their names. */
  createBoards(dataFolder: string, count: number): Promise<BoardPlace[]>
  /** How to talk to it about a board with so many notes. It runs. */
  dialect(board: BoardPlace, noteCount: number, port: number): Promise<Dialect>
}

export type BoardPlace = Omit<Address, 'port'> & { name: string }

const peersFolder = join(import.meta.dirname, '..', 'peers')
const plenty = 5_000

const flamingo: Contender = {
  name: 'Flamingo',
  stores: true,
  needs: [],
  // Below the limit of messages a second: see shared/protocol/limits.ts.
  movesPerSecond: 280,
  command: () => [...serverNodeArguments, join(root, 'server', 'main.ts')],
  environment: (dataFolder, port) => ({
    ...serverEnvironment(),
    HOST: '127.0.0.1',
    PORT: String(port),
    FLAMINGO_DATA: dataFolder,
    LOG_LEVEL: 'warn',
  }),
  async createBoards(dataFolder, count) {
    const store = await openSqliteBoardStore({ dataFolder, log: silentLog })
    const places: BoardPlace[] = []
    for (let made = 0; made < count; made++) {
      const { id, keys } = await createBoard(
        { store, clock: systemClock, randomBytes },
        { title: `Board ${made}`, template: 'empowerment-marketing', locale: 'ja' },
      )
      places.push({ name: id, path: `/sync/${id}`, protocols: offeredProtocols(keys.participant, documentVersion) })
    }
    await store.close()
    return places
  },
  dialect: async (_board, noteCount) => createYjsDialect(noteCount),
}

/** A server of bench/peers, where a board is whatever somebody asks for. */
function peer(
  name: string,
  file: string,
  rest: Pick<Contender, 'stores' | 'needs' | 'dialect'> & { settings?: Record<string, string> },
): Contender {
  return {
    name,
    stores: rest.stores,
    needs: rest.needs,
    movesPerSecond: plenty,
    command: () => ['--disable-warning=ExperimentalWarning', join(peersFolder, file)],
    environment: (dataFolder, port) => ({ DATA_FOLDER: dataFolder, PORT: String(port), ...rest.settings }),
    createBoards: async (_dataFolder, count) =>
      Array.from({ length: count }, (_, index) => ({ name: `board${index}`, path: `/board${index}`, protocols: [] })),
    dialect: rest.dialect,
  }
}

/** What is measured, ours first. */
export const contenders: readonly Contender[] = [
  flamingo,
  peer('@y/websocket-server', 'yWebsocketServer.mjs', {
    stores: true,
    needs: ['@y/websocket-server', 'y-leveldb'],
    dialect: async (_board, notes) => createYjsDialect(notes),
  }),
  peer('@hocuspocus/server', 'hocuspocus.mjs', {
    stores: true,
    needs: ['@hocuspocus/server', '@hocuspocus/extension-sqlite'],
    dialect: async ({ name }, notes) => createYjsDialect(notes, hocuspocusVariant(name)),
  }),
  peer('@tldraw/sync-core', 'tldraw.mjs', {
    stores: true,
    needs: ['@tldraw/sync-core', '@tldraw/tlschema'],
    dialect: async (_board, notes, port) => createTldrawDialect(notes, await (await fetch(`http://127.0.0.1:${port}/`)).json()),
  }),
  peer('bare relay', 'relay.mjs', {
    stores: false,
    needs: [],
    dialect: async (_board, notes) => createYjsDialect(notes, { seed: seedUpdate(notes) }),
  }),
  peer('bare relay, 16 ms batches', 'relay.mjs', {
    stores: false,
    needs: [],
    settings: { BATCH_MS: '16' },
    dialect: async (_board, notes) => createYjsDialect(notes, { seed: seedUpdate(notes), unpack: unpackBatch }),
  }),
]

/** The command line of a contender's server, on the Node that runs this. */
export function commandLine(contender: Contender): string[] {
  return [process.execPath, ...contender.command()]
}
