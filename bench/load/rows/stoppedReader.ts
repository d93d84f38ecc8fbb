import type { Contender } from '../contender.ts'
import { gatherCrowd } from '../crowd.ts'
import { startServerProcess } from '../serverProcess.ts'

export type StoppedReaderFigures = {
  /** Of the server, more than with everybody reading. */
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
    const before = await people.measure(Math.min(10, seconds / 2))
    const stopped = people.clients[crowd.editors]
    stopped?.stopReading()
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, server.residentBytes())), 250)
    const after = await people.measure(seconds)
    clearInterval(watch)
    const wasDropped = !(stopped?.isOpen() ?? true)
    people.close()
    return { growthBytes: most - before.residentBytes, p99Before: before.moves.p99, p99: after.moves.p99, wasDropped }
  } finally {
    await server.close()
  }
}
