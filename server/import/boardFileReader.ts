import type { InThread, Threads } from '../threads/threads.ts'
import type { BoardFileOrder, BoardFileReading } from './readBoardFile.ts'

/** Reads a board's own file (see readBoardFile.ts) elsewhere: people who are on boards don't notice. Rejects as it throws. */
export type BoardFileReader = InThread<BoardFileOrder, BoardFileReading>

/** Reads one file at a time, each in a thread of its own: whatever a hostile one has done to its thread, the next person's file never meets it. */
export function createBoardFileReader(threads: Threads): BoardFileReader {
  return threads.open(new URL('./boardFileWorker.ts', import.meta.url), { fresh: true })
}
