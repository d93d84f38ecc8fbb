import { randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { limits as usualLimits, type Limits } from '../shared/protocol/limits.ts'
import { systemClock, type Clock } from './clock.ts'
import { createPortrayer } from './circles/portrayer.ts'
import type { Config } from './config.ts'
import { createHttpServer } from './http/createHttpServer.ts'
import type { HttpServices } from './http/httpServices.ts'
import type { Log } from './log.ts'
import { createServerMetrics } from './metrics/serverMetrics.ts'
import type { Store } from './store/store.ts'
import { createHub } from './sync/hub.ts'
import { createUpdateCutter } from './sync/updateCutter.ts'
import { createThreads } from './threads/threads.ts'
import { createBoardUploads } from './trash/boardUploads.ts'
import { createTrashEmptier } from './trash/emptyTrash.ts'
import { createBoardVersions } from './versions/boardVersions.ts'
import { createVersionKeeper } from './versions/versionKeeper.ts'
import { createVersionThread } from './versions/versionThread.ts'

export type App = {
  /** Starts to listen; `port` is the one it got. Rejects with Node's error when it cannot (EADDRINUSE, EACCES). */
  listen(): Promise<{ port: number }>
  /** Stops in order: refuse newcomers, finish requests, save and close all boards, end the threads, close the store. */
  close(): Promise<void>
}

export type AppOptions = {
  config: Config
  /** Belongs to the app from now on: `close` closes it. */
  store: Store
  log: Log
  clock?: Clock
  limits?: Partial<Limits>
  networkInterfaces?: HttpServices['networkInterfaces']
  /** Where the built pages are. */
  clientFolder?: string
}

// A request that takes longer than this to finish is cut off when the server stops.
const lastRequestsMs = 5_000

/** The whole server, wired together. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, store, log, clock = systemClock } = options
  const limits = { ...usualLimits, ...config.limits, ...options.limits }
  const metrics = createServerMetrics()
  const named = limits.namedVersionsPerBoard
  const threads = createThreads({ clock })
  const thread = createVersionThread(threads)
  const keeper = createVersionKeeper({ store, thread, clock, randomBytes, named })
  const portrayer = createPortrayer({ store, thread, clock, log, limits })
  const cut = createUpdateCutter(threads, log)
  const hub = createHub({ store, clock, log, metrics, limits, cut, versions: keeper, worked: portrayer.worked })
  const uploads = createBoardUploads(join(config.dataFolder, 'uploads'), store)
  const trash = createTrashEmptier({ store, uploads, versions: keeper, clock, limits, log })
  let closing: Promise<void> | undefined

  const http = await createHttpServer({
    config,
    store,
    hub,
    keeper,
    portrayer,
    threads,
    versions: createBoardVersions({ hub, keeper, clock }),
    clock,
    log,
    metrics,
    limits,
    randomBytes,
    networkInterfaces: options.networkInterfaces ?? networkInterfaces,
    clientFolder: options.clientFolder ?? fileURLToPath(new URL('../dist/client', import.meta.url)),
    isClosing: () => closing !== undefined,
  })

  async function stop(): Promise<void> {
    const cutOff = clock.setTimeout(() => http.server.closeAllConnections(), lastRequestsMs)
    // No longer listening from here on; open requests are being finished while the boards are saved.
    const httpClosed = http.close()
    try {
      await hub.shutdown()
    } catch (error) {
      log.error({ err: error }, 'Not every board could be closed in order')
    }
    await httpClosed
    portrayer.stop()
    trash.stop()
    clock.clearTimeout(cutOff)
    await threads.end()
    await store.close()
  }

  return {
    async listen() {
      await http.listen({ host: config.host, port: config.port })
      trash.start()
      const address = http.server.address()
      void portrayer.catchUp().catch((error: unknown) => log.error({ err: error }, 'looking for boards to read for shelves failed'))
      if (address === null || typeof address === 'string') throw new Error('Broken invariant: a listening server has a port')
      return { port: address.port }
    },
    close: () => (closing ??= stop()),
  }
}
