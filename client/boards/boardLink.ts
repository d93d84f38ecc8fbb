import { parseBoardKey, type BoardKey } from '../../shared/board/boardKey.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'

/** What a board's link says: which board, and the key that opens it. */
export type BoardLink = { boardId: BoardId; key: BoardKey }

/** The path of a board's page with its key: `/b/<id>#<key>`. The fragment never leaves the browser. */
export function boardPath({ boardId, key }: BoardLink): string {
  return `/b/${boardId}#${key}`
}

/** Reads `/b/<id>` and `#<key>`; undefined when one of them is missing or cut off. */
export function parseBoardLink(location: { pathname: string; hash: string }): BoardLink | undefined {
  const [, page, id = '', rest] = location.pathname.split('/')
  // Chat programs like to add what follows a link to it: a full stop, a bracket, their own parameters.
  const key = parseBoardKey(/^#([A-Za-z0-9_-]*)/.exec(location.hash)?.[1] ?? '')
  const boardId = parseBoardId(id)
  return page === 'b' && (rest ?? '') === '' && boardId && key ? { boardId, key } : undefined
}
