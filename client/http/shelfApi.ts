import { circleRoles, type CircleRole } from '../../shared/circle/circleKey.ts'
import type { FoundNote, ShelfQuery } from '../../shared/circle/shelf.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import type { CircleLink } from '../boards/circleLink.ts'
import { refusalOf, type Refusal } from './boardApi.ts'
import { fieldOf, request } from './request.ts'

/** A circle and a page of its shelf, as the server tells of it. */
export type Shelf = {
  name: string
  role: CircleRole
  /** Of the members' key; for facilitators. */
  keyGeneration: number | undefined
  boards: readonly BoardOnShelf[]
  total: number
  onShelf: number
  archived: number
  tags: readonly { tag: string; boards: number }[]
}

export type BoardOnShelf = {
  boardId: BoardId
  title: string
  workedAt: number
  notes: number
  placed: number | undefined
  people: readonly string[]
  tags: readonly string[]
  archived: boolean
  belongs: boolean
  participants: number
  /** Another one with each other picture. */
  picture: string | undefined
  found: { notes: readonly FoundNote[]; count: number }
}

/** A page of a circle's shelf. */
export async function fetchShelf({ circleId, key }: CircleLink, query: ShelfQuery): Promise<Shelf | Refusal> {
  const { words, tag, archived, sort, page } = query
  const asked = new URLSearchParams({ q: words, tag, archived: String(archived), sort, page: String(page) })
  const answer = await request(`/api/circles/${circleId}?${asked.toString()}`, { key })
  if (answer.kind !== 'ok') return refusalOf(answer)
  const { body } = answer
  const role = circleRoles.find((known) => known === fieldOf(body, 'role'))
  const boards = fieldOf(body, 'boards')
  if (!role || !Array.isArray(boards)) return 'failed'
  return {
    name: textOf(fieldOf(body, 'name')),
    role,
    keyGeneration: Number(fieldOf(body, 'keyGeneration')) || undefined,
    boards: boards.flatMap((board) => parseBoard(board) ?? []),
    total: numberOf(fieldOf(body, 'total')),
    onShelf: numberOf(fieldOf(body, 'onShelf')),
    archived: numberOf(fieldOf(body, 'archived')),
    tags: listOf(fieldOf(body, 'tags')).map((tag) => ({ tag: textOf(fieldOf(tag, 'tag')), boards: numberOf(fieldOf(tag, 'boards')) })),
  }
}

function parseBoard(value: unknown): BoardOnShelf | undefined {
  const boardId = parseBoardId(textOf(fieldOf(value, 'id')))
  const workedAt = Date.parse(textOf(fieldOf(value, 'workedAt')))
  if (!boardId || Number.isNaN(workedAt)) return undefined
  const [placed, picture, found] = ['placed', 'picture', 'found'].map((field) => fieldOf(value, field))
  return {
    boardId,
    title: textOf(fieldOf(value, 'title')),
    workedAt,
    notes: numberOf(fieldOf(value, 'notes')),
    placed: typeof placed === 'number' ? placed : undefined,
    people: listOf(fieldOf(value, 'people')).map(textOf),
    tags: listOf(fieldOf(value, 'tags')).map(textOf),
    archived: fieldOf(value, 'archived') === true,
    belongs: fieldOf(value, 'belongs') === true,
    participants: numberOf(fieldOf(value, 'participants')),
    picture: typeof picture === 'string' ? picture : undefined,
    found: { count: numberOf(fieldOf(found, 'count')), notes: listOf(fieldOf(found, 'notes')).map(parseFound) },
  }
}

function parseFound(value: unknown): FoundNote {
  const parts = listOf(fieldOf(value, 'parts')).map((part) => ({
    text: textOf(fieldOf(part, 'text')),
    found: fieldOf(part, 'found') === true,
  }))
  return { number: numberOf(fieldOf(value, 'number')), parts }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
