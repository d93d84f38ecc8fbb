import type { Role } from '../../shared/board/role.ts'
import { createSavedCount, type SavedCount } from './savedCount.ts'
import type { Session } from './session.ts'

/** A session as its board sees it. */
export type Member = {
  readonly session: Session
  /** Grows with each member of a room: who came later has the higher one. */
  readonly number: number
  readonly keyHash: string
  /** Whether it named `flamingo.1`, and so understands our own messages. */
  readonly speaksFlamingo: boolean
  /** Whether it may be told moves of hands as messages of cursors. */
  readonly readsCursors: boolean
  /** The secret of the page it belongs to; undefined when it named none. */
  readonly page: string | undefined
  readonly saved: SavedCount
  /** Ask whenever it matters: it can change while its holder is connected. */
  role: Role
  /** The client id that its presence claimed. */
  clientId: number | undefined
  /** The number of the newest change that an answer to its step 1 held; undefined before the first answer. */
  syncedThrough: number | undefined
  /** Whether it has been told who is here. Before, it gets no presence: it could be an older state of its own. */
  knowsPresence: boolean
  /** Whether others see a gesture of it that has not ended. */
  hasGesture: boolean
  /** Whether it has yet to be asked for everything it has, has been asked, or will be asked again later. */
  owes: 'unasked' | 'asked' | 'later' | 'nothing'
}

/** Someone who has just come in. */
export function createMember(
  fields: Pick<Member, 'session' | 'number' | 'keyHash' | 'speaksFlamingo' | 'readsCursors' | 'page' | 'role'>,
): Member {
  return {
    ...fields,
    saved: createSavedCount(),
    clientId: undefined,
    syncedThrough: undefined,
    knowsPresence: false,
    hasGesture: false,
    owes: 'unasked',
  }
}
