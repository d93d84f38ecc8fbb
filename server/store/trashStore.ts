import type { BoardId } from '../../shared/ids/boardId.ts'

/** The boards that were deleted. Every implementation passes tests/contract/trashStore.ts. Rejections mean the store failed. */
export interface TrashStore {
  /** Puts a board into the trash: it stays whole, and `findBoard` says since when. `false` when it is there already, or no board. */
  deleteBoard(boardId: BoardId, at: number): Promise<boolean>
  /** Takes a board out of the trash, as it was. `false` when it isn't there, or is being removed. */
  bringBackBoard(boardId: BoardId): Promise<boolean>
  /** What is in the trash, and what is being removed or has left its images. */
  deletedBoards(): Promise<DeletedBoard[]>
  /**
   * Removes a board for good that was deleted before that time, at most about `rows` rows at once. From the first call on the board is gone for
   * everybody; call it until it answers `removed`. `kept`: the board is not in the trash, or not for so long.
   */
  removeBoard(boardId: BoardId, deletedBefore: number, rows: number): Promise<'more' | 'removed' | 'kept'>
  /** Nothing is left of a removed board anywhere: forgets that there was one. */
  forgetBoard(boardId: BoardId): Promise<void>
  /** All boards that are there or in the trash. */
  boardIds(): Promise<BoardId[]>
}

/** `at`: when it was deleted, in milliseconds since 1970. `isGoing`: it is being removed, or was and has left its images. */
export type DeletedBoard = { boardId: BoardId; at: number; isGoing: boolean }
