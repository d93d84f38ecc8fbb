import { parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { locales, type Locale } from '../../shared/board/locale.ts'
import { roles, type Role } from '../../shared/board/role.ts'
import type { MatrixOnBoard } from '../../shared/board/matrix.ts'
import { templateIds, type TemplateName } from '../../shared/board/template.ts'
import { readTemplate } from '../../shared/board/templateFile.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { parsePictureNotes, type PictureNote } from '../../shared/board/pictureOfNotes.ts'

/** A board that was opened on this device. `openedAt`: last time, in milliseconds since 1970. */
export type KnownBoard = {
  boardId: BoardId
  key: BoardKey
  role: Role
  title: string
  template: TemplateName
  /** The language of its template. */
  locale: Locale
  /** Its matrices when it was last seen. Undefined in what older pages have kept: then as its template has them. */
  matrices?: readonly MatrixOnBoard[]
  /** Where its notes stood when it was last seen. */
  notes: readonly PictureNote[]
  openedAt: number
  /** Until when it is kept in the trash (milliseconds since 1970), when it was found there. Opening it forgets that. */
  keptUntil?: number
}

/** More than anybody looks through, and far below what a browser keeps for a site. */
const mostBoards = 100

/**
 * The list with a board in it, the last opened first. Somebody who opens the viewers' link of a board that is theirs
 * keeps the key that lets them do more.
 */
export function withBoard(boards: readonly KnownBoard[], board: KnownBoard): KnownBoard[] {
  const known = boards.find(({ boardId }) => boardId === board.boardId)
  const opensMore = known && roles.indexOf(known.role) < roles.indexOf(board.role)
  const entry = opensMore ? { ...board, key: known.key, role: known.role } : board
  const others = boards.filter(({ boardId }) => boardId !== board.boardId)
  return [...others, entry].toSorted((one, other) => other.openedAt - one.openedAt).slice(0, mostBoards)
}

/** The list with what is known of a board's stay in the trash; undefined: it isn't there. */
export function withDeletion(boards: readonly KnownBoard[], boardId: BoardId, keptUntil: number | undefined): KnownBoard[] {
  return boards.map((board) => {
    if (board.boardId !== boardId) return board
    const { keptUntil: _before, ...rest } = board
    return keptUntil === undefined ? rest : { ...rest, keptUntil }
  })
}

/** The list without a board. With `key`, only if that key is the one in the list: it has stopped opening the board. */
export function withoutBoard(boards: readonly KnownBoard[], boardId: BoardId, key?: BoardKey): KnownBoard[] {
  return boards.filter((board) => board.boardId !== boardId || (key !== undefined && board.key !== key))
}

/** The boards in a value that was kept; what is none of ours is left out. */
export function parseKnownBoards(value: unknown): KnownBoard[] {
  return Array.isArray(value) ? value.flatMap((entry: unknown) => parseKnownBoard(entry) ?? []) : []
}

function parseKnownBoard(value: unknown): KnownBoard | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const entry = value as Record<string, unknown>
  const boardId = parseBoardId(String(entry['boardId']))
  const key = parseBoardKey(String(entry['key']))
  const role = roles.find((name) => name === entry['role'])
  const template = templateNames.find((id) => id === entry['template'])
  const matrices = parseMatrices(entry['matrices'])
  const locale = locales.find((name) => name === entry['locale'])
  const { title, openedAt, keptUntil } = entry
  if (!boardId || !key || !role || !template || !locale || typeof title !== 'string' || typeof openedAt !== 'number') return undefined
  return {
    boardId,
    key,
    role,
    title,
    template,
    locale,
    ...(matrices && { matrices }),
    notes: parsePictureNotes(entry['notes']),
    openedAt,
    ...(typeof keptUntil === 'number' && { keptUntil }),
  }
}

const templateNames: readonly TemplateName[] = [...templateIds, 'own']

function parseMatrices(value: unknown): readonly MatrixOnBoard[] | undefined {
  if (Array.isArray(value) && value.length === 0) return []
  const reading = readTemplate({ title: 'kept', matrices: value })
  return reading.kind === 'template' ? reading.template.matrices : undefined
}
