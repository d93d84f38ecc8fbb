import { parseBoardKey } from '../../shared/board/boardKey.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { parsePictureNotes } from '../../shared/board/pictureOfNotes.ts'
import type { BoardStart } from '../../shared/board/template.ts'
import { readTemplate } from '../../shared/board/templateFile.ts'
import { parseCircleKey } from '../../shared/circle/circleKey.ts'
import type { BoardPicture } from '../../shared/circle/portrait.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { parseCircleId } from '../../shared/ids/circleId.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { CircleLink } from '../boards/circleLink.ts'
import { refusalOf, type Refusal } from './boardApi.ts'
import { fieldOf, request, type Answer } from './request.ts'

/** Starts a circle. The key is the facilitators'. */
export async function createCircle(name: string): Promise<CircleLink | Refusal> {
  const answer = await request('/api/circles', { method: 'POST', body: { name } })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const circleId = parseCircleId(String(fieldOf(answer.body, 'id')))
  const key = parseCircleKey(String(fieldOf(fieldOf(answer.body, 'keys'), 'facilitator')))
  return circleId && key ? { circleId, key } : 'failed'
}

/** Gives a circle another name. For its facilitators. */
export async function renameCircle({ circleId, key }: CircleLink, name: string): Promise<'done' | Refusal> {
  return doneOr(await request(`/api/circles/${circleId}`, { method: 'PATCH', key, body: { name } }))
}

/** Gives the members a new link. For the circle's facilitators. Answers how often that was done. */
export async function renewMemberKey({ circleId, key }: CircleLink): Promise<number | Refusal> {
  const answer = await request(`/api/circles/${circleId}/keys`, { method: 'POST', key })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const generation = fieldOf(answer.body, 'keyGeneration')
  return typeof generation === 'number' ? generation : 'failed'
}

/** Starts a board that belongs to a circle. The key is the one that comes of the circle's. */
export async function createBoardInCircle(
  { circleId, key }: CircleLink,
  board: { title: string; template: BoardStart; locale: Locale },
): Promise<{ id: BoardId; key: BoardLink['key'] } | Refusal> {
  const answer = await request(`/api/circles/${circleId}/boards`, { method: 'POST', key, body: board })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const id = parseBoardId(String(fieldOf(answer.body, 'id')))
  const boardKey = parseBoardKey(String(fieldOf(answer.body, 'key')))
  return id && boardKey ? { id, key: boardKey } : 'failed'
}

/** The link that opens a board of a circle's shelf. */
export async function openThroughCircle(circle: CircleLink, boardId: BoardId): Promise<BoardLink | Refusal> {
  const answer = await request(`${pathOf(circle, boardId)}/key`, { method: 'POST', key: circle.key })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const key = parseBoardKey(String(fieldOf(answer.body, 'key')))
  return key ? { boardId, key } : 'failed'
}

/** Puts a board on a shelf. `board`: with a facilitator's key. */
export async function putOnShelf(circle: CircleLink, board: BoardLink): Promise<'done' | Refusal> {
  return doneOr(await request(pathOf(circle, board.boardId), { method: 'PUT', key: circle.key, body: { key: board.key } }))
}

/** Takes a board off a shelf. `boardKey`: a facilitator's of the board, for those who don't facilitate the circle. */
export async function takeOffShelf(circle: CircleLink, boardId: BoardId, boardKey?: BoardLink['key']): Promise<'done' | Refusal> {
  const body = boardKey === undefined ? {} : { key: boardKey }
  return doneOr(await request(pathOf(circle, boardId), { method: 'DELETE', key: circle.key, body }))
}

/** Puts a board of a shelf away or back, or marks it. For the circle's facilitators. */
export async function changeShelved(
  circle: CircleLink,
  boardId: BoardId,
  change: { archived?: boolean; tags?: readonly string[] },
): Promise<'done' | Refusal> {
  return doneOr(await request(pathOf(circle, boardId), { method: 'PATCH', key: circle.key, body: change }))
}

/** What a small picture of a board shows; undefined when it doesn't come. The browser keeps it and asks whether there is another one. */
export async function fetchPicture(circle: CircleLink, boardId: BoardId): Promise<BoardPicture | undefined> {
  try {
    const response = await fetch(`${pathOf(circle, boardId)}/picture`, { headers: { authorization: `Bearer ${circle.key}` } })
    const body: unknown = response.ok ? await response.json() : undefined
    const matrices = fieldOf(body, 'matrices')
    if (!Array.isArray(matrices)) return undefined
    const reading = readTemplate({ title: 'shelf', matrices })
    return { matrices: reading.kind === 'template' ? reading.template.matrices : [], notes: parsePictureNotes(fieldOf(body, 'notes')) }
  } catch {
    return undefined
  }
}

function pathOf({ circleId }: CircleLink, boardId: BoardId): string {
  return `/api/circles/${circleId}/boards/${boardId}`
}

function doneOr(answer: Answer): 'done' | Refusal {
  return answer.kind === 'ok' ? 'done' : refusalOf(answer)
}
