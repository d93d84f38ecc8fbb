import { profileColors } from '../device/profile.ts'
import type { Participant } from '../sync/liveBoard.ts'

/**
 * The colour I wear on this board now: the one I have, unless somebody who came before me has it: then one that nobody
 * wears, of `colors`. Undefined while I am not among the participants.
 *
 * It settles: nobody gives way to somebody who came later, and all pages of one person follow the first of them.
 */
export function colorForVisit(participants: readonly Participant[], colors: readonly string[] = profileColors): string | undefined {
  const me = participants.find(({ isMe }) => isMe)
  if (!me) return undefined
  const myFirst = participants.filter(({ id }) => id === me.id).reduce((first, page) => (isBefore(page, first) ? page : first), me)
  if (myFirst !== me) return myFirst.color
  const others = participants.filter(({ id }) => id !== me.id)
  if (!others.some((other) => other.color === me.color && isBefore(other, me))) return me.color
  return colors.find((color) => others.every((other) => other.color !== color)) ?? me.color
}

function isBefore(one: Participant, other: Participant): boolean {
  return one.since < other.since || (one.since === other.since && one.clientId < other.clientId)
}
