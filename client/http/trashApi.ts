import { roles, type Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { refusalOf, type Refusal } from './boardApi.ts'
import { fieldOf, request } from './request.ts'

/** A board in the trash. Milliseconds since 1970. `role`: what the link gives when it is brought back. */
export type BoardDeletion = { role: Role; deletedAt: number; keptUntil: number }

/** Puts a board into the trash. For facilitators. */
export async function deleteBoard({ boardId, key }: BoardLink): Promise<'deleted' | Refusal> {
  const answer = await request(`/api/boards/${boardId}`, { method: 'DELETE', key })
  return answer.kind === 'ok' ? 'deleted' : refusalOf(answer)
}

/** Takes a board out of the trash, as it was. For facilitators. */
export async function bringBackBoard({ boardId, key }: BoardLink): Promise<'back' | Refusal> {
  const answer = await request(`/api/boards/${boardId}/restore`, { method: 'POST', key, body: {} })
  return answer.kind === 'ok' ? 'back' : refusalOf(answer)
}

/** What is known of a deleted board; `there` when somebody has brought it back. */
export async function fetchDeletion({ boardId, key }: BoardLink): Promise<BoardDeletion | 'there' | Refusal> {
  const answer = await request(`/api/boards/${boardId}`, { key })
  if (answer.kind === 'ok') return 'there'
  if (answer.kind !== 'refused' || answer.code !== 'boardDeleted') return refusalOf(answer)
  const deleted = fieldOf(fieldOf(answer.body, 'error'), 'deleted')
  const role = roles.find((name) => name === fieldOf(deleted, 'role'))
  const [deletedAt, keptUntil] = ['deletedAt', 'keptUntil'].map((name) => Date.parse(String(fieldOf(deleted, name))))
  return role && deletedAt !== undefined && keptUntil !== undefined && deletedAt <= keptUntil ? { role, deletedAt, keptUntil } : 'failed'
}
