import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '../support/quantile.ts'
import type { BoardPlace } from './contender.ts'
import { joinAndSeed, joinBoard, type Ears, type LoadClient } from './loadClient.ts'
import type { ServerProcess } from './serverProcess.ts'

/** Who is on each board and what they do there. */
export type Crowd = {
  clients: number
  /** So many of them move a note of their own. */
  editors: number
  movesPerSecond: number
  /** So often everybody's cursor moves; 0 is never. */
  cursorsPerSecond: number
  /** So many look at what arrives, and when; all others throw it away unread. On every `eyesOnEvery`th board. */
  eyes: number
  eyesOnEvery: number
  /** Bytes more in each move. */
  padding?: number
}

export type CrowdFigures = {
  /** Of one core, 0 to 1 and beyond. */
  cpuShare: number
  residentBytes: number
  moves: Latencies
  cursors: Latencies | undefined
  /** Of the moves that should have come to the eyes, 0 to 1. Less than 1 where a newer one stands for an older one. */
  arrived: number
}

/** In milliseconds from the sender's clock to the decoded receipt, which is the same clock. Infinite when nothing came. */
export type Latencies = { p50: number; p99: number }

/** A crowd at work. */
export interface WorkingCrowd {
  readonly clients: readonly LoadClient[]
  /** Measures for so long. */
  measure(seconds: number): Promise<CrowdFigures>
  close(): void
}

// A server on which people come in more slowly than that is not measured further.
const gatherMs = 240_000
// Compiled, cached, spread out: what a server is like after its first seconds.
const warmUpMs = 6_000

/** Brings people onto boards, starts their work, and lets it run warm. */
export async function gatherCrowd(server: ServerProcess, boards: readonly BoardPlace[], crowd: Crowd): Promise<WorkingCrowd> {
  const moves: number[] = []
  const cursors: number[] = []
  const stops: (() => void)[] = []
  let since = Infinity
  let notesSeen = 0
  const ears: Ears = {
    onMove: (_note, at) => void (at >= since && moves.push(performance.now() - at)),
    onCursor: (at) => void (at >= since && cursors.push(performance.now() - at)),
  }

  const clients: LoadClient[] = []
  const startedAt = performance.now()
  for (const [index, board] of boards.entries()) {
    if (performance.now() - startedAt > gatherMs)
      throw new Error(`After ${gatherMs / 1000} s only ${index} of ${boards.length} boards are full`)
    const dialect = await server.dialect(board, crowd.editors)
    const eyesHere = index % crowd.eyesOnEvery === 0 ? crowd.eyes : 0
    // Eyes are the last to come. One that is an editor itself doesn't get its own moves back.
    notesSeen += eyesHere * crowd.editors - Math.max(0, crowd.editors + eyesHere - crowd.clients)
    const first = await joinAndSeed(server.address(board), dialect)
    first.ignore()
    const others = await inTurns(crowd.clients - 1, async (number) => {
      const isEye = number >= crowd.clients - 1 - eyesHere
      const client = await joinBoard(server.address(board), dialect, isEye ? ears : {})
      if (!isEye) client.ignore()
      return client
    })
    const here = [first, ...others]
    clients.push(...here)
    here.slice(0, crowd.editors).forEach((client, note) => {
      stops.push(repeat(crowd.movesPerSecond, () => client.move(note, performance.now(), crowd.padding)))
    })
    if (crowd.cursorsPerSecond > 0) {
      for (const client of here) stops.push(repeat(crowd.cursorsPerSecond, () => client.moveCursor(performance.now())))
    }
  }
  await pause(warmUpMs)

  return {
    clients,
    async measure(seconds) {
      moves.length = 0
      cursors.length = 0
      const [cpuBefore, start] = [server.cpuSeconds(), performance.now()]
      since = start
      await pause(seconds * 1000)
      const elapsed = (performance.now() - start) / 1000
      const cpuShare = (server.cpuSeconds() - cpuBefore) / elapsed
      since = Infinity
      const expected = notesSeen * crowd.movesPerSecond * elapsed
      return {
        cpuShare,
        residentBytes: server.residentBytes(),
        moves: latenciesOf(moves),
        cursors: crowd.cursorsPerSecond > 0 ? latenciesOf(cursors) : undefined,
        arrived: moves.length / expected,
      }
    },
    close() {
      for (const stop of stops) stop()
      for (const client of clients) client.close()
    },
  }
}

// Many at once, but not all: a queue of connections that have not been accepted yet has an end.
const atOnce = 25

async function inTurns<T>(count: number, make: (number: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < count) {
    const turn = Array.from({ length: Math.min(atOnce, count - made.length) }, (_, index) => made.length + index)
    made.push(...(await Promise.all(turn.map(make))))
  }
  return made
}

/** Does something so often a second, beginning at a moment of its own, until it is stopped. */
function repeat(perSecond: number, run: () => void): () => void {
  const everyMs = 1000 / perSecond
  let interval: NodeJS.Timeout | undefined
  const begin = setTimeout(() => (interval = setInterval(run, everyMs)), Math.random() * everyMs)
  return () => {
    clearTimeout(begin)
    clearInterval(interval)
  }
}

function latenciesOf(milliseconds: readonly number[]): Latencies {
  if (milliseconds.length === 0) return { p50: Infinity, p99: Infinity }
  return { p50: quantile(milliseconds, 0.5), p99: quantile(milliseconds, 0.99) }
}
