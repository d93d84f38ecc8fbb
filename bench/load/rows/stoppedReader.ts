import type { Contender } from '../contender.ts'
import { gatherCrowd, type WorkingCrowd } from '../crowd.ts'
import { startServerProcess, type ServerProcess } from '../serverProcess.ts'

export type StoppedReaderFigures = {
  /** The most memory of the server, more than the most in as long a time with everybody reading. */
  growthBytes: number
  p99Before: number
  p99: number
  wasDropped: boolean
}

// 10 people × 10 moves a second × 8 kB: what 60 s bring to each is 49 MB.
const crowd = { clients: 20, editors: 10, movesPerSecond: 10, cursorsPerSecond: 0, eyes: 3, eyesOnEvery: 1, padding: 8_192 }

/** One of twenty takes nothing from the network any more; it goes on saying that it is alive. */
export async function measureStoppedReader(contender: Contender, seconds: number): Promise<StoppedReaderFigures> {
  const { server, boards } = await startServerProcess(contender, 1)
  try {
    const people = await gatherCrowd(server, boards, crowd)
    // A heap grows until it is collected, whoever reads: what counts is what comes on top of that.
    const before = await measurePeak(server, people, seconds)
    const stopped = people.clients[crowd.editors]
    stopped?.stopReading()
    const after = await measurePeak(server, people, seconds)
    const wasDropped = !(stopped?.isOpen() ?? true)
    people.close()
    return { growthBytes: after.peakBytes - before.peakBytes, p99Before: before.p99, p99: after.p99, wasDropped }
  } finally {
    await server.close()
  }
}

async function measurePeak(server: ServerProcess, people: WorkingCrowd, seconds: number): Promise<{ peakBytes: number; p99: number }> {
  let peakBytes = 0
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, server.residentBytes())), 250)
  const { moves } = await people.measure(seconds)
  clearInterval(watch)
  return { peakBytes, p99: moves.p99 }
}
