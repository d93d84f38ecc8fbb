import { dayOf, type Signature } from '../../shared/board/signature.ts'
import type { Participant } from './liveBoard.ts'

/** Me, as others are told what I am called, and today. Undefined on a page that is nobody. `now`: milliseconds since 1970. */
export function signatureOf(participants: readonly Participant[], now: number): Signature | undefined {
  const me = participants.find(({ isMe }) => isMe)
  return me && { id: me.id, name: me.name, on: dayOf(new Date(now)) }
}
