import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './root.mjs'

/** @type {NodeJS.Signals[]} */
const handedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command in the project's folder with this terminal and resolves to its exit code. Signals are handed on to it; after one, this
 * process ends together with it and with its exit code, so that stopping `npm start` stops the server and leaves nothing behind.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} 128 + the signal's number when a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    let stopping = false
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => {
      stopping = true
      // The server stops in order on SIGTERM; a closed terminal asks for no less.
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    }
    for (const signal of handedOn) process.on(signal, handOn)
    const release = () => {
      for (const signal of handedOn) process.off(signal, handOn)
    }
    child.once('error', (error) => {
      release()
      reject(error)
    })
    child.once('close', (code, signal) => {
      release()
      const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
      if (stopping) process.exit(exitCode)
      resolve(exitCode)
    })
  })
}
