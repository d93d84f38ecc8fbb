import { hashBoardKey } from '../../shared/board/boardKey.ts'
import { roles, type Role } from '../../shared/board/role.ts'
import { boardRoleOf } from '../../shared/circle/circleKey.ts'
import { documentVersion } from '../../shared/document/boardDocument.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { protocolVersion, type Offer } from '../../shared/protocol/subprotocol.ts'
import type { KeysThroughCircle, StoredBoard } from '../store/boardStore.ts'

/** What a key opens: the role it gives, or why it opens nothing. */
export type Admission = { role: Role; keyHash: string } | { refused: CloseReason }

/**
 * Whether whoever makes `offer` may come in. A client that names no version of protocol or document is taken at its word:
 * programs that speak plain y-websocket do so.
 */
export function admit(offer: Offer, board: StoredBoard | undefined): Admission {
  const isOlder =
    (offer.protocolVersion > 0 && offer.protocolVersion < protocolVersion) ||
    (offer.documentVersion !== undefined && offer.documentVersion < documentVersion)
  // Hashed before anything is known of the board, so that a board that exists takes no longer to refuse.
  const keyHash = offer.key === undefined ? '' : hashBoardKey(offer.key)
  const standing = keyStanding(keyHash, board)
  if (standing === 'notFound' || standing === 'keyRevoked') return { refused: standing }
  if (board?.deletedAt !== undefined) return { refused: 'boardDeleted' }
  return isOlder ? { refused: 'clientTooOld' } : { role: standing, keyHash }
}

/** The role a key gives on a board right now, or why it gives none. */
export function keyStanding(keyHash: string, board: StoredBoard | undefined): Role | 'notFound' | 'keyRevoked' {
  const role = board && (ownRole(keyHash, board) ?? waysThroughCircles(keyHash, board)[0]?.role)
  return role ?? (board?.revokedKeyHashes.includes(keyHash) ? 'keyRevoked' : 'notFound')
}

/** The keys of the circle through which the holder of a key has come; undefined for the board's own keys. */
export function cameThrough(keyHash: string, board: StoredBoard): KeysThroughCircle | undefined {
  return ownRole(keyHash, board) ? undefined : waysThroughCircles(keyHash, board)[0]?.keys
}

function ownRole(keyHash: string, { keyHashes }: StoredBoard): Role | undefined {
  return roles.find((name) => keyHashes[name] === keyHash)
}

function waysThroughCircles(keyHash: string, { throughCircles }: StoredBoard): { role: Role; keys: KeysThroughCircle }[] {
  return throughCircles.flatMap((keys) => {
    const role = keys.member === keyHash ? boardRoleOf.member : roles.find((name) => keys.facilitator?.[name] === keyHash)
    return role ? [{ role, keys }] : []
  })
}
