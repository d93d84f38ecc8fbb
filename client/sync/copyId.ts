import { roles, type Role } from '../../shared/board/role.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'

/**
 * The name of a board's copy on this device. One for each role: what a facilitator has changed while the server was away
 * must not go out under the participants' link, where it would be refused.
 */
export function copyIdOf(boardId: BoardId, role: Role): string {
  return `${boardId}/${role}`
}

/** The board that a copy is of, or undefined when the name is none of ours. */
export function boardOfCopy(copyId: string): BoardId | undefined {
  const [id = '', role] = copyId.split('/')
  return roles.some((known) => known === role) ? parseBoardId(id) : undefined
}
