import { hashBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { roles, type Role } from '../../shared/board/role.ts'
import type { StoredBoard } from './boardStore.ts'

/** What `key` opens on `board`: a role, `revoked` when it once did, undefined when it never did. */
export function roleOfKey(board: StoredBoard, key: BoardKey): Role | 'revoked' | undefined {
  // Hashes are compared, not keys: how long that takes tells nothing about a key.
  const hash = hashBoardKey(key)
  const role = roles.find((name) => board.keyHashes[name] === hash)
  if (role) return role
  return board.revokedKeyHashes.includes(hash) ? 'revoked' : undefined
}
