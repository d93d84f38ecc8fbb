import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** A command that runs on one core only, where that can be said: the server has the first for itself, the load another. */
export function pinned(to: 'server' | 'load', command: string[]): string[] {
  return canPin ? ['taskset', '-c', to === 'server' ? '0' : '1', ...command] : command
}
