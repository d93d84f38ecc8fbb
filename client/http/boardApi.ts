import { parseBoardKey, type BoardKey, type KeyGenerations } from '../../shared/board/boardKey.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { roles, type Role } from '../../shared/board/role.ts'
import type { BoardStart } from '../../shared/board/template.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { parseCircleId, type CircleId } from '../../shared/ids/circleId.ts'
import { fieldOf, request, type Answer } from './request.ts'

/**
 * What the server tells of a board to the holder of one of its keys. `circle`: through which the key has come. For facilitators only:
 * `keyGenerations`, and `circles`, on whose shelves the board is.
 */
export type BoardInfo = {
  title: string
  role: Role
  keyGenerations: KeyGenerations | undefined
  circle: CircleInShort | undefined
  circles: readonly CircleInShort[]
}

export type CircleInShort = { circleId: CircleId; name: string }

/** Why the server didn't do it. `deleted`: the board is in the trash. `conflict`: somebody else changed the same a moment before. `failed`: something is wrong on its side. */
export type Refusal = 'unreachable' | 'not-found' | 'key-revoked' | 'deleted' | 'too-many' | 'conflict' | 'failed'

/** Starts a board. The key is the facilitator's. */
export async function createBoard(board: {
  title: string
  template: BoardStart
  locale: Locale
}): Promise<{ id: BoardId; key: BoardKey } | Refusal> {
  const answer = await request('/api/boards', { method: 'POST', body: board })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const id = parseBoardId(String(fieldOf(answer.body, 'id')))
  const key = parseBoardKey(String(fieldOf(fieldOf(answer.body, 'keys'), 'facilitator')))
  return id && key ? { id, key } : 'failed'
}

/** What `key` opens. */
export async function fetchBoard(boardId: BoardId, key: BoardKey): Promise<BoardInfo | Refusal> {
  const answer = await request(`/api/boards/${boardId}`, { key })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const title = fieldOf(answer.body, 'title')
  const role = roles.find((name) => name === fieldOf(answer.body, 'role'))
  if (typeof title !== 'string' || !role) return 'failed'
  const circles = fieldOf(answer.body, 'circles')
  return {
    title,
    role,
    keyGenerations: parseGenerations(fieldOf(answer.body, 'keyGenerations')),
    circle: parseCircle(fieldOf(answer.body, 'circle')),
    circles: Array.isArray(circles) ? circles.flatMap((circle) => parseCircle(circle) ?? []) : [],
  }
}

/** Gives a role a new key, so that its old links open nothing. For facilitators. */
export async function renewKey(boardId: BoardId, key: BoardKey, role: 'participant' | 'viewer'): Promise<KeyGenerations | Refusal> {
  const answer = await request(`/api/boards/${boardId}/keys`, { method: 'POST', key, body: { role } })
  if (answer.kind !== 'ok') return refusalOf(answer)
  return parseGenerations(fieldOf(answer.body, 'keyGenerations')) ?? 'failed'
}

/** Sends people away, named by the client ids of their pages. For facilitators. Answers how many pages that were. */
export async function removePeople(boardId: BoardId, key: BoardKey, clientIds: readonly number[]): Promise<number | Refusal> {
  const answer = await request(`/api/boards/${boardId}/removals`, { method: 'POST', key, body: { clientIds } })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const removed = fieldOf(answer.body, 'removed')
  return typeof removed === 'number' ? removed : 'failed'
}

/** The server's limits that pages tell people about. Sizes in bytes; `trashMs`: how long what is deleted can be brought back. */
export type PageLimits = { sessionsPerBoard: number; messageBytes: number; uploadBytes: number; trashMs: number }

/**
 * What the server's configuration says to every page. Without an answer: nothing is configured. `nearbyOrigins`: where
 * phones in the room find the server, the likeliest first; told only on the machine that it runs on.
 */
export type ClientConfig = { tldrawLicenseKey: string | undefined; nearbyOrigins: string[]; limits: PageLimits }

/** A board that opens from this device does not wait long for what it can do without. */
const configTimeoutMs = 4_000

export async function fetchClientConfig(): Promise<ClientConfig> {
  const answer = await request('/api/client-config', { timeoutMs: configTimeoutMs })
  const body = answer.kind === 'ok' ? answer.body : undefined
  const key = fieldOf(body, 'tldrawLicenseKey')
  const nearby = fieldOf(body, 'nearbyOrigins')
  return {
    tldrawLicenseKey: typeof key === 'string' && key !== '' ? key : undefined,
    limits: parseLimits(fieldOf(body, 'limits')),
    nearbyOrigins: Array.isArray(nearby) ? nearby.filter((origin) => typeof origin === 'string' && URL.canParse(origin)) : [],
  }
}

/** Why a request came to nothing. */
export function refusalOf(answer: Exclude<Answer, { kind: 'ok' }>): Refusal {
  if (answer.kind === 'unreachable') return 'unreachable'
  switch (answer.status) {
    case 404:
      return 'not-found'
    case 409:
      return 'conflict'
    case 410:
      return answer.code === 'boardDeleted' ? 'deleted' : 'key-revoked'
    case 429:
      return 'too-many'
    default:
      return 'failed'
  }
}

// What a server doesn't say is as usual.
function parseLimits(value: unknown): PageLimits {
  const limitOf = (name: keyof PageLimits): number => {
    const limit = fieldOf(value, name)
    return typeof limit === 'number' ? limit : limits[name]
  }
  return {
    sessionsPerBoard: limitOf('sessionsPerBoard'),
    messageBytes: limitOf('messageBytes'),
    uploadBytes: limitOf('uploadBytes'),
    trashMs: limitOf('trashMs'),
  }
}

function parseCircle(value: unknown): CircleInShort | undefined {
  const circleId = parseCircleId(String(fieldOf(value, 'id')))
  const name = fieldOf(value, 'name')
  return circleId && typeof name === 'string' ? { circleId, name } : undefined
}

function parseGenerations(value: unknown): KeyGenerations | undefined {
  const participant = fieldOf(value, 'participant')
  const viewer = fieldOf(value, 'viewer')
  return typeof participant === 'number' && typeof viewer === 'number' ? { participant, viewer } : undefined
}
