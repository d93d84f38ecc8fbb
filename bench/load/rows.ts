import type { Contender } from './contender.ts'
import { gatherCrowd, type Crowd, type CrowdFigures, type Latencies } from './crowd.ts'
import { measureIdle } from './rows/idle.ts'
import { measureKills } from './rows/kills.ts'
import { measureOneNote } from './rows/oneNote.ts'
import { measureStoppedReader } from './rows/stoppedReader.ts'
import { startServerProcess } from './serverProcess.ts'

/** One kind of work, and what it comes to on one server, in a few words. */
export type Row = {
  name: string
  work: string
  aim: string
  isFor(contender: Contender): boolean
  measure(contender: Contender, isQuick: boolean): Promise<string>
}

const all = (): boolean => true
const stores = ({ stores }: Contender): boolean => stores
// 800,000 cursors a second would have to leave a server that doesn't gather them.
const gathers = ({ name }: Contender): boolean => name === 'Flamingo' || name.includes('batches')

const lecture: Crowd = { clients: 200, editors: 20, movesPerSecond: 10, cursorsPerSecond: 0, eyes: 5, eyesOnEvery: 1 }

/** Everything that is measured against peers. */
export const rows: readonly Row[] = [
  {
    name: 'lecture',
    work: 'one board, 200 clients, 20 of them move a note 10 times a second: server CPU, p50 and p99',
    aim: 'CPU ≤ 1.5 × the batching relay, p99 ≤ 20 ms',
    isFor: all,
    measure: (contender, isQuick) => crowdInWords(contender, 1, lecture, isQuick ? 5 : 20),
  },
  {
    name: 'cursors',
    work: 'the same with everybody’s cursor 20 times a second',
    aim: 'p99 ≤ 60 ms, under one core',
    isFor: gathers,
    measure: (contender, isQuick) => crowdInWords(contender, 1, { ...lecture, cursorsPerSecond: 20 }, isQuick ? 5 : 15),
  },
  {
    name: 'circle',
    work: 'one board, 10 clients, all move a note 10 times a second',
    aim: 'p99 ≤ 5 ms',
    isFor: all,
    measure: (contender, isQuick) => crowdInWords(contender, 1, { ...lecture, clients: 10, editors: 10, eyes: 2 }, isQuick ? 5 : 20),
  },
  {
    name: 'circles',
    work: '200 boards × 5 clients, 1 move a second each',
    aim: 'ahead in CPU and memory',
    isFor: all,
    measure: (contender, isQuick) =>
      crowdInWords(
        contender,
        200,
        { clients: 5, editors: 5, movesPerSecond: 1, cursorsPerSecond: 0, eyes: 1, eyesOnEvery: 20 },
        isQuick ? 5 : 20,
      ),
  },
  {
    name: 'kills',
    work: 'kill -9 at random moments: moves lost of those that were acknowledged or seen',
    aim: '0',
    isFor: stores,
    async measure(contender, isQuick) {
      const { kills, acknowledged, seen, lost } = await measureKills(contender, isQuick ? 3 : 10)
      return `${lost} lost of ${seen} seen${acknowledged > 0 ? `, ${acknowledged} acknowledged` : ''} (${kills} kills)`
    },
  },
  {
    name: 'one-note',
    work: '20,000 moves of one note: disk after everybody has left, bytes to join',
    aim: '≤ 50 kB, ≤ 4 kB',
    isFor: stores,
    async measure(contender, isQuick) {
      const { bytesOnDisk, bytesOnDiskBefore, bytesToJoin } = await measureOneNote(contender, isQuick ? 2_000 : 20_000)
      return `${kilobytes(bytesOnDisk)} on disk (${kilobytes(bytesOnDiskBefore)} before the first move), ${kilobytes(bytesToJoin)} to join`
    },
  },
  {
    name: 'stopped-reader',
    work: 'one of 20 clients stops reading, 49 MB a client in 60 s: memory, the others’ p99',
    aim: '≤ 20 MB, unchanged; resynced or dropped',
    isFor: all,
    async measure(contender, isQuick) {
      const { growthBytes, p99Before, p99, wasDropped } = await measureStoppedReader(contender, isQuick ? 15 : 60)
      return `${growthBytes < 0 ? '−' : '+'}${megabytes(Math.abs(growthBytes))}, p99 ${inMs(p99Before)} before, ${inMs(p99)} then; ${wasDropped ? 'dropped' : 'kept'}`
    },
  },
  {
    name: 'idle',
    work: '10,000 stored boards and 1,000 idle sockets: start, memory a socket',
    aim: 'under 1 s, under 30 kB',
    isFor: all,
    async measure(contender, isQuick) {
      const { startMs, bytesPerSocket } = await measureIdle(contender, isQuick ? 1_000 : 10_000, isQuick ? 200 : 1_000)
      // The others make a board when somebody comes: theirs is the start of an empty server.
      const start = contender.name === 'Flamingo' ? '' : ' without boards'
      return `start ${startMs.toFixed(0)} ms${start}, ${kilobytes(bytesPerSocket)} a socket`
    },
  },
]

async function crowdInWords(contender: Contender, boardCount: number, crowd: Crowd, seconds: number): Promise<string> {
  const { server, boards } = await startServerProcess(contender, boardCount)
  try {
    const people = await gatherCrowd(server, boards, crowd)
    const figures = await people.measure(seconds)
    people.close()
    return inWords(figures, boardCount > 1)
  } finally {
    await server.close()
  }
}

function inWords({ cpuShare, residentBytes, moves, cursors, arrived }: CrowdFigures, withMemory: boolean): string {
  const parts = [`CPU ${(cpuShare * 100).toFixed(1)} %`]
  if (withMemory) parts.push(megabytes(residentBytes))
  parts.push(`moves ${latenciesInWords(moves)}`)
  if (cursors) parts.push(`cursors ${latenciesInWords(cursors)}`)
  // A newer move stands for an older one now and then; more than that is a server that can't keep up.
  if (arrived < 0.9) parts.push(`only ${(arrived * 100).toFixed(0)} % arrived in time`)
  return parts.join(', ')
}

function latenciesInWords({ p50, p99 }: Latencies): string {
  return `${inMs(p50)} / ${inMs(p99)}`
}

function inMs(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? `${milliseconds.toFixed(1)} ms` : 'never'
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`
}
