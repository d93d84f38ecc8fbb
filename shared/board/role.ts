/** What a key lets its holder be on a board, the most trusted first. */
export const roles = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof roles)[number]

/**
 * What somebody may want to do to a board.
 * - edit: change notes and everything people draw
 * - facilitate: change the title, the matrix, the keys
 */
export type Action = 'edit' | 'facilitate'

/** Whether `role` may do `action`. Ask where the right is used: a role can be taken back while its holder is connected. */
export function can(role: Role, action: Action): boolean {
  return role === 'facilitator' || (role === 'participant' && action === 'edit')
}
