import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { BoardStore } from '../store/boardStore.ts'
import type { TrashStore } from '../store/trashStore.ts'

/** The images of a board that is being removed. */
export interface BoardUploads {
  /** Whether any other board shows one of them: a copy does, and whatever was pasted from there. */
  areShownElsewhere(boardId: BoardId): Promise<boolean>
  remove(boardId: BoardId): Promise<void>
}

/** `folder`: where the images of all boards are. */
export function createBoardUploads(folder: string, store: Pick<BoardStore, 'loadDocument'> & Pick<TrashStore, 'boardIds'>): BoardUploads {
  return {
    async areShownElsewhere(boardId) {
      if ((await filesIn(join(folder, boardId))).length === 0) return false
      // Yjs writes a text as it is: there is no need to bring each board into memory.
      const address = `/uploads/${boardId}/`
      for (const other of await store.boardIds()) {
        if (other === boardId) continue
        const stored = await store.loadDocument(other)
        if (
          stored &&
          [stored.snapshot, ...stored.updates].some((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(address))
        ) {
          return true
        }
      }
      return false
    },
    remove: (boardId) => rm(join(folder, boardId), { recursive: true, force: true }),
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
