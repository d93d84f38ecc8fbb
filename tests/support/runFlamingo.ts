import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/root.mjs'

export type FlamingoRun = { code: number | null; out: string; err: string }

/** Runs `flamingo <args>` as a process of its own, as `npx flamingo` does. `launcher`: another copy of the script. */
export async function runFlamingo(args: string[], launcher = join(root, 'scripts', 'flamingo.mjs')): Promise<FlamingoRun> {
  const child = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}
