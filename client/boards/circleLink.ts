import { parseCircleKey, type CircleKey } from '../../shared/circle/circleKey.ts'
import { parseBoardId, type BoardId } from '../../shared/ids/boardId.ts'
import { parseCircleId, type CircleId } from '../../shared/ids/circleId.ts'

/** What a circle's link says: which circle, and the key that opens it. */
export type CircleLink = { circleId: CircleId; key: CircleKey }

/** The path of a circle's page with its key: `/c/<id>#<key>`. The fragment never leaves the browser. */
export function circlePath({ circleId, key }: CircleLink): string {
  return `/c/${circleId}#${key}`
}

/** The address at which a circle's page goes on to one of its boards, and there to a note. */
export function pathThroughCircle({ circleId, key }: CircleLink, boardId: BoardId, note?: number): string {
  return `/c/${circleId}?open=${boardId}${note === undefined ? '' : `&note=${note}`}#${key}`
}

/** The board that an address of a circle's page asks for. */
export function boardOfAddress({ search }: { search: string }): { boardId: BoardId; note: string } | undefined {
  const asked = new URLSearchParams(search)
  const boardId = parseBoardId(asked.get('open') ?? '')
  return boardId && { boardId, note: /^[1-9]\d{0,5}$/.exec(asked.get('note') ?? '')?.[0] ?? '' }
}

/** Reads `/c/<id>` and `#<key>`; undefined when one of them is missing or cut off. */
export function parseCircleLink(location: { pathname: string; hash: string }): CircleLink | undefined {
  const [, page, id = '', rest = ''] = location.pathname.split('/')
  // As with boards, chat programs like to add what follows a link to it.
  const key = parseCircleKey(/^#([A-Za-z0-9_-]*)/.exec(location.hash)?.[1] ?? '')
  const circleId = parseCircleId(id)
  return page === 'c' && rest === '' && circleId && key ? { circleId, key } : undefined
}

/** A circle's link as people paste it, with or without what stands around it; undefined when there is none in it. */
export function circleLinkIn(text: string): CircleLink | undefined {
  const [, path = '', hash = ''] = /(\/c\/[A-Za-z0-9_-]+)[^#\s]*(#[A-Za-z0-9_-]+)/.exec(text) ?? []
  return parseCircleLink({ pathname: path, hash })
}
