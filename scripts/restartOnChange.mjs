import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './root.mjs'

/** Editors save in several steps, and a switch of branches changes many files. */
const quietMs = 150

/**
 * Runs a program and starts it again, in order, whenever a file in one of the folders changes; one that fell over stays down until then.
 * (`node --watch` can't be used: it sends messages of its own through the ports of worker threads.)
 * @param {{ command: string, args: string[], env: NodeJS.ProcessEnv, folders: string[], onLine: (line: string) => void }} program
 * @returns {() => Promise<void>} ends it for good
 */
export function restartOnChange({ command, args, env, folders, onLine }) {
  const start = () => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env })
    createInterface({ input: child.stdout }).on('line', onLine)
    return { child, closed: once(child, 'close') }
  }
  const stop = async () => {
    running.child.kill('SIGTERM')
    await running.closed
  }
  let running = start()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let restart = Promise.resolve()
  const restartSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      restart = restart.then(stop).then(() => {
        running = start()
      })
    }, quietMs)
  }
  const watchers = folders.map((folder) => watch(join(root, folder), { recursive: true }, restartSoon))
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    await restart
    await stop()
  }
}
