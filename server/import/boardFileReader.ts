import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { BoardFileOrder, BoardFileReading } from './readBoardFile.ts'

/** Reads a board's own file (see readBoardFile.ts) elsewhere: people who are on boards don't notice. Rejects as it throws. */
export type BoardFileReader = (order: BoardFileOrder) => Promise<BoardFileReading>

/** A file may make the thread use so much and no more; a hostile one ends the thread, not the server. */
const memoryMb = 2048

/** Reads in a thread that lives as long as that takes; one file at a time. */
export function createBoardFileReader(): BoardFileReader {
  const inTurn = pLimit(1)
  return (order) => inTurn(() => readInThread(order))
}

async function readInThread(order: BoardFileOrder): Promise<BoardFileReading> {
  const worker = new Worker(new URL('./boardFileWorker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  try {
    // An error in the thread rejects.
    const [reading] = (await once(worker, 'message')) as [BoardFileReading]
    return reading
  } finally {
    await worker.terminate()
  }
}
