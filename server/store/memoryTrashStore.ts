import type { BoardId } from '../../shared/ids/boardId.ts'
import type { DeletedBoard, TrashStore } from './trashStore.ts'

/** The trash of a memory store. `boards`: those of the same store; `remove` takes one away with all it has. */
export function createMemoryTrashStore(boards: { ids(): BoardId[]; has(boardId: BoardId): boolean; remove(boardId: BoardId): void }): {
  store: TrashStore
  find(boardId: BoardId): DeletedBoard | undefined
} {
  const deletedById = new Map<BoardId, DeletedBoard>()
  const store: TrashStore = {
    async deleteBoard(boardId, at) {
      if (!boards.has(boardId) || deletedById.has(boardId)) return false
      deletedById.set(boardId, { boardId, at, isGoing: false })
      return true
    },
    async bringBackBoard(boardId) {
      return deletedById.get(boardId)?.isGoing === false && deletedById.delete(boardId)
    },
    async deletedBoards() {
      return structuredClone([...deletedById.values()]).toSorted(
        (one, other) => one.at - other.at || (one.boardId < other.boardId ? -1 : 1),
      )
    },
    async removeBoard(boardId, deletedBefore) {
      const deleted = deletedById.get(boardId)
      if (!deleted || (!deleted.isGoing && deleted.at >= deletedBefore)) return 'kept'
      deleted.isGoing = true
      boards.remove(boardId)
      return 'removed'
    },
    async forgetBoard(boardId) {
      if (deletedById.get(boardId)?.isGoing) deletedById.delete(boardId)
    },
    async boardIds() {
      return boards.ids().toSorted()
    },
  }
  return { store, find: (boardId) => deletedById.get(boardId) }
}
