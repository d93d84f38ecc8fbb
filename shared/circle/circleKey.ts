import type { BoardKey } from '../board/boardKey.ts'
import type { Role } from '../board/role.ts'
import type { BoardId } from '../ids/boardId.ts'
import { deriveSecret, hashSecret, newSecret, parseSecret } from '../ids/secret.ts'

/** The secret in a circle's link (after `#`). Whoever holds it has its role; the server keeps only its hash. */
export type CircleKey = string & { readonly __brand: 'CircleKey' }

/** What a key lets its holder be in a circle, the more trusted first. */
export const circleRoles = ['facilitator', 'member'] as const
export type CircleRole = (typeof circleRoles)[number]

/** What somebody is on a board that they open through a circle. */
export const boardRoleOf: Record<CircleRole, Role> = { facilitator: 'facilitator', member: 'participant' }

/** The key in `text`, or undefined when it is none. */
export function parseCircleKey(text: string): CircleKey | undefined {
  return parseSecret(text) as CircleKey | undefined
}

/** A new facilitator's key out of `randomBytes(count)`. */
export function newCircleKey(randomBytes: (count: number) => Uint8Array): CircleKey {
  return newSecret(randomBytes) as CircleKey
}

/** The members' key, which follows from the facilitator's and never the other way. `generation`: how often it was renewed, from 1. */
export function deriveMemberKey(facilitatorKey: CircleKey, generation: number): CircleKey {
  return deriveSecret(`flamingo circle member ${generation} ${facilitatorKey}`) as CircleKey
}

/** What the server stores and compares in place of a key. */
export function hashCircleKey(key: CircleKey): string {
  return hashSecret(key)
}

/**
 * The key with which the holder of a circle's key opens one board of its shelf. It opens no other board, and leads back to no circle: it may
 * stand in the board's address and be passed on with it. `since`: when the board was put on the shelf, so that one that was taken off and comes back
 * is opened by none of the keys it had before.
 */
export function boardKeyThroughCircle(circleKey: CircleKey, boardId: BoardId, since: number): BoardKey {
  return deriveSecret(`flamingo board ${boardId} since ${since} of circle ${circleKey}`) as BoardKey
}
