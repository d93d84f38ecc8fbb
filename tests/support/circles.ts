import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { CircleKey, CircleRole } from '../../shared/circle/circleKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'

export type CreatedCircle = { id: CircleId; keys: Record<CircleRole, CircleKey> }

/** Asks the server at `url` for something of a circle. */
export function askCircle(url: string, path: string, options: { method?: string; key?: string; body?: object } = {}): Promise<Response> {
  const { method = 'GET', key, body } = options
  return fetch(`${url}/api/circles${path}`, {
    method,
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
}

/** Starts a circle through the API. */
export async function postCircle(url: string, name = '水曜の会'): Promise<CreatedCircle> {
  const response = await askCircle(url, '', { method: 'POST', body: { name } })
  if (response.status !== 201) throw new Error(`No circle: ${await response.text()}`)
  return (await response.json()) as CreatedCircle
}

/** Makes a board in a circle; the key is the one that comes of the circle's facilitators' key. */
export async function postBoardInCircle(url: string, circle: CreatedCircle, title = '両輪の会'): Promise<{ id: BoardId; key: BoardKey }> {
  const body = { title, template: 'empowerment-marketing', locale: 'ja' }
  const response = await askCircle(url, `/${circle.id}/boards`, { method: 'POST', key: circle.keys.facilitator, body })
  if (response.status !== 201) throw new Error(`No board: ${await response.text()}`)
  return (await response.json()) as { id: BoardId; key: BoardKey }
}

/** The key with which the holder of a circle's key opens a board of its shelf. */
export async function openThroughCircle(url: string, circleId: CircleId, key: CircleKey, boardId: BoardId): Promise<BoardKey> {
  const response = await askCircle(url, `/${circleId}/boards/${boardId}/key`, { method: 'POST', key })
  if (!response.ok) throw new Error(`Not opened: ${await response.text()}`)
  return ((await response.json()) as { key: BoardKey }).key
}
