import { parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import type { Carrying } from '../../shared/board/carrying.ts'
import { parseBoardId } from '../../shared/ids/boardId.ts'
import { parseVersionId, versionKinds, type BoardVersion, type VersionId } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { refusalOf, type Refusal } from './boardApi.ts'
import { fieldOf, request } from './request.ts'

/** Bringing a large board into memory on the server may take a moment. */
const patientMs = 40_000

/** The versions of a board, the oldest first. What can't be read is left out. */
export async function fetchVersions({ boardId, key }: BoardLink): Promise<BoardVersion[] | Refusal> {
  const answer = await request(`/api/boards/${boardId}/versions`, { key })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const versions = fieldOf(answer.body, 'versions')
  return Array.isArray(versions) ? versions.flatMap((version) => parseVersion(version) ?? []) : 'failed'
}

/** Makes a version of the board as it is now. `by`: as the person calls themselves. */
export async function nameVersion({ boardId, key }: BoardLink, name: string, by: string): Promise<BoardVersion | Refusal> {
  const answer = await request(`/api/boards/${boardId}/versions`, { method: 'POST', key, body: { name, by }, timeoutMs: patientMs })
  return answer.kind === 'ok' ? (parseVersion(answer.body) ?? 'failed') : refusalOf(answer)
}

/** Gives a version a name, or another one. For facilitators. */
export async function renameVersion(link: BoardLink, id: VersionId, name: string, by: string): Promise<BoardVersion | Refusal> {
  const answer = await request(pathOf(link, id), { method: 'PATCH', key: link.key, body: { name, by } })
  return answer.kind === 'ok' ? (parseVersion(answer.body) ?? 'failed') : refusalOf(answer)
}

/** Removes a version for good. For facilitators. */
export async function removeVersion(link: BoardLink, id: VersionId): Promise<'removed' | Refusal> {
  const answer = await request(pathOf(link, id), { method: 'DELETE', key: link.key })
  return answer.kind === 'ok' ? 'removed' : refusalOf(answer)
}

/**
 * Makes the board what it was in a version, for everybody. For facilitators. Answers the version that the present became before. `since`:
 * only what has changed from that version on is taken back.
 */
export async function restoreVersion(
  link: BoardLink,
  id: VersionId,
  by: string,
  since?: VersionId,
): Promise<{ before: VersionId } | Refusal> {
  const body = since === undefined ? { by } : { by, since }
  const answer = await request(`${pathOf(link, id)}/restore`, { method: 'POST', key: link.key, body, timeoutMs: patientMs })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const before = parseVersionId(String(fieldOf(answer.body, 'before')))
  return before ? { before } : 'failed'
}

/** What was on the board in a version, as one update; undefined when it doesn't come. */
export async function fetchVersion(link: BoardLink, id: VersionId): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(pathOf(link, id), {
      headers: { authorization: `Bearer ${link.key}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(patientMs),
    })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

/** Starts a board with what is on another, or was in a version of it. The key is the facilitator's. */
export function copyBoard(link: BoardLink, copy: { title: string; version?: VersionId; notes: boolean }): Promise<BoardLink | Refusal> {
  return startFrom(link, 'copies', copy)
}

/** Starts the next session of a board. The key is the facilitator's. */
export function carryOnBoard(link: BoardLink, session: { title: string } & Carrying): Promise<StartedBoard | Refusal> {
  return startFrom(link, 'sessions', session)
}

/** A new board, and the name of the circle on whose shelf it is. */
export type StartedBoard = BoardLink & { circle: string | undefined }

async function startFrom({ boardId, key }: BoardLink, way: 'copies' | 'sessions', body: object): Promise<StartedBoard | Refusal> {
  const answer = await request(`/api/boards/${boardId}/${way}`, { method: 'POST', key, body, timeoutMs: patientMs })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const id = parseBoardId(String(fieldOf(answer.body, 'id')))
  const facilitator: BoardKey | undefined = parseBoardKey(String(fieldOf(fieldOf(answer.body, 'keys'), 'facilitator')))
  const circle = fieldOf(fieldOf(answer.body, 'circle'), 'name')
  return id && facilitator ? { boardId: id, key: facilitator, circle: typeof circle === 'string' ? circle : undefined } : 'failed'
}

function pathOf({ boardId }: BoardLink, id: VersionId): string {
  return `/api/boards/${boardId}/versions/${id}`
}

function parseVersion(value: unknown): BoardVersion | undefined {
  const id = parseVersionId(String(fieldOf(value, 'id')))
  const at = Date.parse(String(fieldOf(value, 'at')))
  const kind = versionKinds.find((known) => known === fieldOf(value, 'kind'))
  if (!id || Number.isNaN(at) || !kind) return undefined
  return { id, at, kind, name: textIn(value, 'name'), by: textIn(value, 'by'), notes: Number(fieldOf(value, 'notes')) || 0 }
}

function textIn(value: unknown, name: string): string {
  const text = fieldOf(value, name)
  return typeof text === 'string' ? text : ''
}
