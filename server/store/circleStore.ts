import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardPicture, BoardPortrait } from '../../shared/circle/portrait.ts'
import type { ShelfPage, ShelfQuery } from '../../shared/circle/shelf.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'

/**
 * Where circles and their shelves are kept, beside the boards. Every implementation passes tests/contract/circleStore.ts. Rejections mean
 * the store failed: nothing was written.
 */
export interface CircleStore {
  createCircle(circle: NewCircle): Promise<'created' | 'exists'>
  findCircle(circleId: CircleId): Promise<StoredCircle | undefined>
  /** Gives a circle another name; `false` when there is no such circle. */
  renameCircle(circleId: CircleId, name: string): Promise<boolean>
  /**
   * Gives the members another key. The old one, and every board's key that came of it, opens nothing from then on. Answers the boards that
   * had one; `outdated`, and nothing changed, unless `generation` follows upon the present one.
   */
  replaceMemberKey(circleId: CircleId, keyHash: string, generation: number): Promise<BoardId[] | 'outdated'>
  /** Puts a board on a shelf. `full`: `most` are on it already. `there`: nothing to do. */
  putOnShelf(circleId: CircleId, boardId: BoardId, about: { at: number; most: number }): Promise<'put' | 'there' | 'full'>
  /** Takes a board off a shelf, with every key of it that came of the circle's. `false` when it isn't there. */
  takeOffShelf(circleId: CircleId, boardId: BoardId): Promise<boolean>
  /** Changes what a circle's people say of a board; `false` when it isn't on the shelf. */
  changeShelved(circleId: CircleId, boardId: BoardId, change: { archived?: boolean; tags?: readonly string[] }): Promise<boolean>
  /** Whether a board is on a shelf, and how it came there. */
  findShelved(circleId: CircleId, boardId: BoardId): Promise<{ belongs: boolean } | undefined>
  /** The circles on whose shelves a board is. */
  circlesOf(boardId: BoardId): Promise<{ circleId: CircleId; name: string }[]>
  /**
   * Lets the holders of keys that come of a circle's key into a board of its shelf. `false`, and nothing written, when the board isn't
   * there any more or the circle's key (`circleKeyHash`) has been replaced meanwhile.
   */
  admitThroughCircle(circleId: CircleId, boardId: BoardId, circleKeyHash: string, keyHashes: KeyHashesThroughCircle): Promise<boolean>
  /** Gives a role another key among those that come of the facilitators'; the old one opens nothing from then on. `outdated` as for boards. */
  replaceKeysThroughCircle(
    circleId: CircleId,
    boardId: BoardId,
    keyHashes: Record<Role, string>,
    generations: KeyGenerations,
  ): Promise<'replaced' | 'outdated'>
  /** Which portrait a board has; undefined when it is on no shelf. */
  portraitState(boardId: BoardId): Promise<PortraitState | undefined>
  /** Keeps what shelves show of a board, in place of what they showed. Without `portrait`, only who was there is added. */
  keepPortrait(boardId: BoardId, kept: { portrait: KeptPortrait | undefined; visitors: readonly string[] }): Promise<void>
  /** Whether there is a board on any shelf. */
  hasShelved(): Promise<boolean>
  /** Boards on shelves that were changed since their portrait was made, or have none: at most `most`. */
  boardsToPortray(most: number): Promise<BoardId[]>
  /** A page of a shelf. Answered beside the writing: nobody's work waits for somebody's search. */
  shelfPage(circleId: CircleId, query: ShelfQuery): Promise<ShelfPage>
  /** A board in small, if it is on that shelf and has a portrait. */
  findPicture(circleId: CircleId, boardId: BoardId): Promise<{ picture: BoardPicture; throughSequence: number } | undefined>
}

export type NewCircle = {
  circleId: CircleId
  name: string
  facilitatorKeyHash: string
  memberKeyHash: string
  /** Milliseconds since 1970. */
  createdAt: number
}

export type StoredCircle = NewCircle & {
  /** How often the members' key was renewed, from 1. */
  memberGeneration: number
  /** Hashes of keys that once opened the circle: their holders are told so. */
  revokedKeyHashes: string[]
}

/** Of the key that comes of the members' key, or of those that come of the facilitators'. */
export type KeyHashesThroughCircle = { of: 'member'; participant: string } | { of: 'facilitator'; keyHashes: Record<Role, string> }

/** `throughSequence`: the newest update in it; undefined when there is none. `visitors`: who was seen on the board, the latest first. */
export type PortraitState = { throughSequence: number | undefined; visitors: string[] }

/** `throughSequence`: the newest update in it. */
export type KeptPortrait = BoardPortrait & { throughSequence: number }
