import { parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'

/** What a board's link says: which board, and the key that opens it. */
export type BoardLink = { boardId: BoardId; key: BoardKey }

/** The path of a board's page with its key: `/b/<id>#<key>`. The fragment never leaves the browser. */
export function boardPath({ boardId, key }: BoardLink): string {
  return `/b/${boardId}#${key}`
}

/** The path of the page that only shows a board, for a projector or a frame in another page: `/b/<id>/view#<key>`. */
export function shownBoardPath({ boardId, key }: BoardLink): string {
  return `/b/${boardId}/${viewPart}#${key}`
}

/** Whether a board is only shown at this address. */
export function isShownOnly({ pathname }: { pathname: string }): boolean {
  return pathname.split('/')[3] === viewPart
}

const viewPart = 'view'

/** Reads `/b/<id>` or `/b/<id>/view`, and `#<key>`; undefined when one of them is missing or cut off. */
export function parseBoardLink(location: { pathname: string; hash: string }): BoardLink | undefined {
  const [, page, id = '', rest] = location.pathname.split('/')
  // Chat programs like to add what follows a link to it: a full stop, a bracket, their own parameters.
  const key = parseBoardKey(/^#([A-Za-z0-9_-]*)/.exec(location.hash)?.[1] ?? '')
  const boardId = parseBoardId(id)
  return page === 'b' && ['', viewPart].includes(rest ?? '') && boardId && key ? { boardId, key } : undefined
}

/**
 * The link to a board whose address came without its key (in an exported file), if this device has the key. A key that was cut off is
 * not made up for: whoever sent it meant that one.
 */
export function linkWithKeptKey(location: { pathname: string; hash: string }, kept: readonly BoardLink[]): BoardLink | undefined {
  const [, page, id, rest] = location.pathname.split('/')
  if (page !== 'b' || (rest ?? '') !== '' || location.hash !== '') return undefined
  const known = kept.find(({ boardId }) => boardId === id)
  return known && { boardId: known.boardId, key: known.key }
}

/** The number of the note that an address asks for (`?note=12`). */
export function noteOfAddress({ search }: { search: string }): number | undefined {
  const number = /^[1-9]\d{0,5}$/.exec(new URLSearchParams(search).get('note') ?? '')?.[0]
  return number === undefined ? undefined : Number(number)
}
