import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { readDeviceJson, writeDevice } from '../device/deviceStorage.ts'
import { parseKnownBoards, withBoard, withDeletion, withoutBoard, type KnownBoard } from './knownBoards.ts'

const storageKey = 'flamingo.boards'
const listeners = new Set<() => void>()
let shown: readonly KnownBoard[] | undefined

/** The boards kept on this device, the last opened first; the same array until it changes. */
export function keptBoards(): readonly KnownBoard[] {
  shown ??= parseKnownBoards(readDeviceJson(storageKey))
  return shown
}

/** Calls `listener` after each change, another tab's too, until the returned function is called. */
export function subscribeKeptBoards(listener: () => void): () => void {
  const otherTabWrote = (event: StorageEvent): void => {
    if (event.key !== null && event.key !== storageKey) return
    shown = undefined
    listener()
  }
  listeners.add(listener)
  addEventListener('storage', otherTabWrote)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', otherTabWrote)
  }
}

/** Puts a board into the list, or brings its entry up to date. */
export function keepBoard(board: KnownBoard): void {
  change((boards) => withBoard(boards, board))
}

/** Notes until when a board is kept in the trash; undefined: it isn't there. */
export function noteDeletion(boardId: BoardId, keptUntil: number | undefined): void {
  change((boards) => withDeletion(boards, boardId, keptUntil))
}

/** Takes a board off the list; with `key` only if the list has it under that key. The board itself stays. */
export function forgetBoard(boardId: BoardId, key?: BoardKey): void {
  change((boards) => withoutBoard(boards, boardId, key))
}

function change(edit: (boards: readonly KnownBoard[]) => KnownBoard[]): void {
  // Another tab may have written since: read again rather than write back an old list.
  shown = edit(parseKnownBoards(readDeviceJson(storageKey)))
  writeDevice(storageKey, JSON.stringify(shown))
  for (const listener of listeners) listener()
}
