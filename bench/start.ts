/**
 * From a fresh clone to the first answer, and a second start: `git clone` of what is committed, `npm start`, `/healthz`.
 * The first start fetches the packages, so the network and npm's cache are in the figure.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from '../scripts/freePort.mjs'
import { root } from '../scripts/root.mjs'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { machineInWords } from './support/machine.ts'

const longestStartMs = 600_000

const folder = await mkdtemp(join(tmpdir(), 'flamingo-start-'))
try {
  const clone = join(folder, 'flamingo')
  spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' })
  console.log(`fresh clone to first answer: ${await secondsToAnswer(clone)} s`)
  console.log(`second start: ${await secondsToAnswer(clone)} s`)
  console.log(machineInWords())
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function secondsToAnswer(clone: string): Promise<string> {
  const port = await freePort()
  const start = performance.now()
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...machineEnvironment(), HOST: '127.0.0.1', PORT: String(port) },
  })
  await waitFor('the first answer', () => answers(npm.exitCode, port), longestStartMs)
  const seconds = (performance.now() - start) / 1000
  npm.kill('SIGTERM')
  await once(npm, 'close')
  return seconds.toFixed(1)
}

/** The environment without what npm and this checkout's packages put into it: the clone stands on the machine's own Node. */
function machineEnvironment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'NODE')
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(own), PATH: folders.join(delimiter) }
}

async function answers(exitCode: number | null, port: number): Promise<true | undefined> {
  if (exitCode !== null) throw new Error(`npm start ended with ${exitCode}`)
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok ? true : undefined
  } catch {
    // Refused: not listening yet.
    return undefined
  }
}
