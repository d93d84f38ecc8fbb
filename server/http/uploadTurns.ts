import pLimit, { type LimitFunction } from 'p-limit'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { Limits } from '../../shared/protocol/limits.ts'

/** Runs an upload when its turn comes. Until then nothing of it is read: the network holds the rest back. */
export type UploadTurns = <T>(boardId: BoardId, upload: () => Promise<T>) => Promise<T>

type Queue = { enter: LimitFunction; users: number }

/** Turns for the uploads of all boards: so many of one board at once, so that no board holds up another, and so many in all. */
export function createUploadTurns(limits: Pick<Limits, 'uploadsAtOnce' | 'uploadsAtOncePerBoard'>): UploadTurns {
  const enter = pLimit(limits.uploadsAtOnce)
  const queueByBoard = new Map<BoardId, Queue>()
  return async (boardId, upload) => {
    const queue = queueByBoard.get(boardId) ?? { enter: pLimit(limits.uploadsAtOncePerBoard), users: 0 }
    queueByBoard.set(boardId, queue)
    queue.users += 1
    try {
      return await queue.enter(() => enter(upload))
    } finally {
      queue.users -= 1
      if (queue.users === 0) queueByBoard.delete(boardId)
    }
  }
}
