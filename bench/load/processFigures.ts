import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { must } from '../../shared/must.ts'

const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100

/** Processor time of a process with all its threads, in user and system, in seconds. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name, in parentheses, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(must(fields[11], 'utime')) + Number(must(fields[12], 'stime'))) / ticksPerSecond
}

/** Memory that a process holds right now, in bytes. Linux only. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(must(kilobytes, 'a running process has memory')) * 1024
}
