import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { createKeptList } from '../device/keptList.ts'
import { parseKnownBoards, withBoard, withDeletion, withoutBoard, type KnownBoard } from './knownBoards.ts'

const kept = createKeptList('flamingo.boards', parseKnownBoards)

/** The boards kept on this device, the last opened first; the same array until it changes. */
export const keptBoards: () => readonly KnownBoard[] = kept.all

/** Calls `listener` after each change, another tab's too, until the returned function is called. */
export const subscribeKeptBoards: (listener: () => void) => () => void = kept.subscribe

/** Puts a board into the list, or brings its entry up to date. */
export function keepBoard(board: KnownBoard): void {
  kept.change((boards) => withBoard(boards, board))
}

/** Notes until when a board is kept in the trash; undefined: it isn't there. */
export function noteDeletion(boardId: BoardId, keptUntil: number | undefined): void {
  kept.change((boards) => withDeletion(boards, boardId, keptUntil))
}

/** Takes a board off the list; with `key` only if the list has it under that key. The board itself stays. */
export function forgetBoard(boardId: BoardId, key?: BoardKey): void {
  kept.change((boards) => withoutBoard(boards, boardId, key))
}
