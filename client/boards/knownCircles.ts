import { circleRoles, parseCircleKey, type CircleRole } from '../../shared/circle/circleKey.ts'
import { parseCircleId, type CircleId } from '../../shared/ids/circleId.ts'
import type { CircleLink } from './circleLink.ts'

/** A circle that was opened on this device. `openedAt`: last time, in milliseconds since 1970. */
export type KnownCircle = CircleLink & { role: CircleRole; name: string; openedAt: number }

/** More than anybody belongs to. */
const mostCircles = 50

/**
 * The list with a circle in it, the last opened first. Who facilitates a circle and opens the members' link of it keeps the key that lets them
 * do more.
 */
export function withCircle(circles: readonly KnownCircle[], circle: KnownCircle): KnownCircle[] {
  const known = circles.find(({ circleId }) => circleId === circle.circleId)
  const opensMore = known?.role === 'facilitator' && circle.role === 'member'
  const entry = opensMore ? { ...circle, key: known.key, role: known.role } : circle
  const others = circles.filter(({ circleId }) => circleId !== circle.circleId)
  return [...others, entry].toSorted((one, other) => other.openedAt - one.openedAt).slice(0, mostCircles)
}

/** The list without a circle. With `key`, only if that key is the one in the list: it has stopped opening the circle. */
export function withoutCircle(circles: readonly KnownCircle[], circleId: CircleId, key?: string): KnownCircle[] {
  return circles.filter((circle) => circle.circleId !== circleId || (key !== undefined && circle.key !== key))
}

/** The circles in a value that was kept; what is none of ours is left out. */
export function parseKnownCircles(value: unknown): KnownCircle[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { circleId: id, key: secret, role: given, name, openedAt } = entry as Record<string, unknown>
    const circleId = parseCircleId(String(id))
    const key = parseCircleKey(String(secret))
    const role = circleRoles.find((known) => known === given)
    if (!circleId || !key || !role || typeof name !== 'string' || typeof openedAt !== 'number') return []
    return [{ circleId, key, role, name, openedAt }]
  })
}
