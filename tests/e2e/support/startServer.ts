import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../scripts/freePort.mjs'
import { root } from '../../../scripts/root.mjs'
import { serverEnvironment, serverNodeArguments } from '../../../scripts/serverRuntime.mjs'
import { must } from '../../../shared/must.ts'
import { waitFor } from './waitFor.ts'

/** The real server as a process of its own, run as `npm start` runs it, on the built pages, with its data in a folder of its own. */
export interface TestServer {
  /** `http://127.0.0.1:<port>`, the same after a restart. */
  readonly url: string
  readonly dataFolder: string
  /** Of the process that runs now. */
  pid(): number
  /** What it has printed so far. */
  output(): string
  /** Ends the process and waits for that. `SIGKILL` is a power cut, `SIGTERM` an orderly stop. Resolves to the exit code. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts it again on the same port and data, stopping it first if it runs. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  close(): Promise<void>
}

/** Starts a server and resolves when it can save. `environment` adds to its settings. */
export async function startServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'flamingo-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const settings = { HOST: '127.0.0.1', PORT: String(port), FLAMINGO_DATA: dataFolder, LOG_LEVEL: 'warn', ...environment }
  let output = ''
  let child: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [...serverNodeArguments, 'server/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...serverEnvironment(), ...settings },
    })
    started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child = started
    await waitFor('the server to be ready', async () => {
      if (hasEnded(started)) throw new Error(`The server ended at its start:\n${output}`)
      return (await isReady(url)) ? true : undefined
    })
  }

  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (!child) return null
    const closed = hasEnded(child) ? undefined : once(child, 'close')
    child.kill(signal)
    await closed
    return child.exitCode
  }

  await start()
  return {
    url,
    dataFolder,
    pid: () => must(child?.pid, 'the server runs'),
    output: () => output,
    kill,
    async restart() {
      await kill()
      await start()
    },
    async close() {
      await kill()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    // Refused: not listening yet.
    return false
  }
}
