import { deriveSecret, hashSecret, newSecret, parseSecret } from '../ids/secret.ts'
import type { Role } from './role.ts'

/** The secret in a board's link (after `#`). Whoever holds it has its role; the server keeps only its hash. */
export type BoardKey = string & { readonly __brand: 'BoardKey' }

/** How often the participant's and the viewer's key were renewed. The facilitator's stays. */
export type KeyGenerations = { participant: number; viewer: number }

export const firstKeyGenerations: KeyGenerations = { participant: 1, viewer: 1 }

/** The key in `text`, or undefined when it is none. */
export function parseBoardKey(text: string): BoardKey | undefined {
  return parseSecret(text) as BoardKey | undefined
}

/** A new facilitator's key out of `randomBytes(count)`: 128 bits. */
export function newBoardKey(randomBytes: (count: number) => Uint8Array): BoardKey {
  return newSecret(randomBytes) as BoardKey
}

/**
 * The key of another role, derived from the facilitator's by a one-way function. So a facilitator can show every
 * link from any device although the server keeps hashes only, and nobody can climb from a lower key to a higher one.
 * Works without `crypto.subtle`, which browsers withhold from plain http addresses in a LAN.
 */
export function deriveBoardKey(facilitatorKey: BoardKey, role: Exclude<Role, 'facilitator'>, generations: KeyGenerations): BoardKey {
  return deriveSecret(`flamingo ${role} ${generations[role]} ${facilitatorKey}`) as BoardKey
}

/** What the server stores and compares in place of a key: hex SHA-256. */
export function hashBoardKey(key: BoardKey): string {
  return hashSecret(key)
}
