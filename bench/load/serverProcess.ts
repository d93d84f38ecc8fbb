import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { freePort } from '../../scripts/freePort.mjs'
import { must } from '../../shared/must.ts'
import { commandLine, type BoardPlace, type Contender } from './contender.ts'
import type { Dialect } from './dialect.ts'
import { pinned } from './pinned.ts'
import { cpuSeconds, residentBytes } from './processFigures.ts'
import type { Address } from './rawSocket.ts'

/** A contender's server as a process of its own, on its own core, with its data in a folder of its own. */
export interface ServerProcess {
  readonly contender: Contender
  readonly dataFolder: string
  /** From the start of the process to the first connection it took, in milliseconds. */
  readonly startMs: number
  address(board: BoardPlace): Address
  dialect(board: BoardPlace, noteCount: number): Promise<Dialect>
  cpuSeconds(): number
  residentBytes(): number
  /** Ends the process with a signal and waits for that. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again on the same data. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  close(): Promise<void>
}

const startWithinMs = 30_000
const lookEveryMs = 2

/** Starts a server with `boardCount` new boards. */
export async function startServerProcess(
  contender: Contender,
  boardCount: number,
): Promise<{ server: ServerProcess; boards: BoardPlace[] }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'flamingo-bench-'))
  const boards = await contender.createBoards(dataFolder, boardCount)
  const port = await freePort()
  let output = ''
  let child: ChildProcess
  let startMs = 0

  async function start(): Promise<void> {
    const [command = '', ...args] = pinned('server', commandLine(contender))
    const startedAt = performance.now()
    child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.SERVER_NODE_OPTIONS, ...contender.environment(dataFolder, port) },
    })
    child.stdout?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000)))
    child.stderr?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000)))
    while (!(await takesConnections(port))) {
      if (child.exitCode !== null || performance.now() - startedAt > startWithinMs)
        throw new Error(`${contender.name} does not start:\n${output}`)
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
    startMs = performance.now() - startedAt
  }

  async function kill(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
  }

  await start()
  const pid = (): number => must(child.pid, 'the server runs')
  const server: ServerProcess = {
    contender,
    dataFolder,
    get startMs() {
      return startMs
    },
    address: ({ path, protocols }) => ({ port, path, protocols }),
    dialect: (board, noteCount) => contender.dialect(board, noteCount, port),
    cpuSeconds: () => cpuSeconds(pid()),
    residentBytes: () => residentBytes(pid()),
    kill,
    async restart() {
      await kill('SIGTERM')
      await start()
    },
    async close() {
      await kill('SIGKILL')
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  return { server, boards }
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
