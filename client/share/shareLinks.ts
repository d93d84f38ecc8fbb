import { deriveBoardKey, type KeyGenerations } from '../../shared/board/boardKey.ts'
import { can, type Role } from '../../shared/board/role.ts'
import { boardPath, shownBoardPath, type BoardLink } from '../boards/boardLink.ts'

/** A link and what it makes of the person who opens it. */
export type ShareLink = { role: Role; url: string }

/**
 * The links somebody may pass on, the one for the room first: a facilitator has one for each role, everybody else their own.
 * `origin`: scheme, host and port of the page.
 */
export function shareLinksOf(link: BoardLink, role: Role, generations: KeyGenerations | undefined, origin: string): ShareLink[] {
  const own = { role, url: origin + boardPath(link) }
  if (!can(role, 'facilitate') || !generations) return [own]
  const derived = (['participant', 'viewer'] as const).map((other) => ({
    role: other,
    url: origin + boardPath({ boardId: link.boardId, key: deriveBoardKey(link.key, other, generations) }),
  }))
  return [...derived, own]
}

/**
 * Where the board is only shown. `here`: on this screen, with the way in for participants beside it. `elsewhere`: for pages that anybody may
 * read, with a viewer's. Undefined as long as it isn't known which keys there are: a facilitator's is nothing to show.
 */
export function shownLinksOf(
  link: BoardLink,
  role: Role,
  generations: KeyGenerations | undefined,
  origin: string,
): { here: string; elsewhere: string } | undefined {
  if (!can(role, 'facilitate')) return { here: shownBoardPath(link), elsewhere: origin + shownBoardPath(link) }
  if (!generations) return undefined
  const keyFor = (other: 'participant' | 'viewer'): BoardLink => ({ ...link, key: deriveBoardKey(link.key, other, generations) })
  return { here: shownBoardPath(keyFor('participant')), elsewhere: origin + shownBoardPath(keyFor('viewer')) }
}

/** Whether a host is a name that every device has for itself: a link with it opens nothing on another one. */
export function isOnlyThisDevice(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
}
