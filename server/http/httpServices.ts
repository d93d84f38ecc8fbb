import type { NetworkInterfaceInfo } from 'node:os'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { ServerMetrics } from '../metrics/serverMetrics.ts'
import type { Portrayer } from '../circles/portrayer.ts'
import type { Store } from '../store/store.ts'
import type { Hub } from '../sync/hub.ts'
import type { Threads } from '../threads/threads.ts'
import type { BoardVersions } from '../versions/boardVersions.ts'
import type { VersionKeeper } from '../versions/versionKeeper.ts'

/** What the routes work with. */
export type HttpServices = {
  config: Config
  store: Store
  hub: Hub
  keeper: VersionKeeper
  versions: BoardVersions
  portrayer: Portrayer
  threads: Threads
  clock: Clock
  log: Log
  metrics: ServerMetrics
  limits: Limits
  randomBytes: (count: number) => Uint8Array
  /** This machine's, as `os.networkInterfaces` gives them: they change while the server runs. */
  networkInterfaces: () => Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>
  /** Where the built pages are. */
  clientFolder: string
  /** True from the moment the server is asked to stop. */
  isClosing: () => boolean
}
