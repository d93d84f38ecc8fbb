import { onTestFinished } from 'vitest'
import { createApp, type AppOptions } from '../../server/app.ts'
import type { Config } from '../../server/config.ts'
import type { Log } from '../../server/log.ts'
import { openSqliteBoardStore } from '../../server/store/sqliteBoardStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** The whole server in this process, on a port of its own, with real files. Stopped when the test ends. */
export type TestApp = {
  /** `http://127.0.0.1:<port>` */
  url: string
  dataFolder: string
  store: Store
  /** Every line of the log: level, fields, message. */
  logged: { level: keyof Log; fields: object; message: string }[]
  close(): Promise<void>
}

export type TestAppOptions = Pick<AppOptions, 'networkInterfaces' | 'clock'> & {
  config?: Partial<Config>
  /** Puts something between the server and its store: a disk that fails. */
  wrapStore?: (store: Store) => Store
  limits?: Partial<Limits>
  clientFolder?: string
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataFolder = temporaryFolder()
  const logged: TestApp['logged'] = []
  const write =
    (level: keyof Log): Log['info'] =>
    (fields, message) =>
      logged.push({ level, fields, message })
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  const store = await openSqliteBoardStore({ dataFolder, log })
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    dataFolder,
    tldrawLicenseKey: undefined,
    logLevel: 'silent',
    allowedOrigins: [],
    trustedProxies: 0,
    publicMetrics: false,
    frameAncestors: [],
    limits: {},
    ...options.config,
  }
  const clientFolder = options.clientFolder ?? temporaryFolder()
  const { limits, networkInterfaces, clock } = options
  const app = await createApp({
    config,
    store: options.wrapStore?.(store) ?? store,
    log,
    clientFolder,
    ...(limits && { limits }),
    ...(clock && { clock }),
    ...(networkInterfaces && { networkInterfaces }),
  })
  onTestFinished(() => app.close())
  const { port } = await app.listen()
  return { url: `http://127.0.0.1:${port}`, dataFolder, store, logged, close: () => app.close() }
}

export type CreatedBoard = { id: BoardId; keys: Record<Role, BoardKey> }

/** Starts a board through the API. */
export async function postBoard(url: string, board: object = {}): Promise<CreatedBoard> {
  const response = await postJson(`${url}/api/boards`, { title: '両輪の会', template: 'empowerment-marketing', locale: 'ja', ...board })
  if (response.status !== 201) throw new Error(`No board: ${await response.text()}`)
  return (await response.json()) as CreatedBoard
}

export function postJson(url: string, body: unknown, key?: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...withKey(key) }, body: JSON.stringify(body) })
}

export function withKey(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` }
}
