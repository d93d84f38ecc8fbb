import * as Y from 'yjs'
import { encodeMessage } from '../../shared/protocol/messages.ts'
import { lazily } from './lazily.ts'
import type { Member } from './member.ts'
import type { Outgoing, OutgoingChange } from './outbox.ts'

/** Sends what a room has gathered: one encoded frame for all, nothing back to who alone it came from. */
export function fanOut(members: Iterable<Member>, { answers, changes, gestures }: Outgoing): void {
  for (const { member, frames, number } of answers) {
    for (const frame of frames) member.session.send(frame)
    member.syncedThrough = Math.max(member.syncedThrough ?? 0, number)
  }
  const newest = changes.at(-1)?.number ?? 0
  const frame = lazily(() => oneFrame(changes))
  for (const member of members) {
    // Whoever hasn't asked for the document yet gets it whole, with all of this in it.
    if (member.syncedThrough === undefined) continue
    if (member.syncedThrough < newest && changes.some(({ from }) => from !== member)) {
      const { update, bytes } = frame()
      member.session.sendChange(update, bytes)
    }
    if (!member.speaksFlamingo) continue
    for (const gesture of gestures) {
      if (gesture.from === member) continue
      if (gesture.isEnd) member.session.sendAfterChanges(gesture.frame)
      else member.session.sendFleeting(gesture.frame)
    }
  }
}

function oneFrame(changes: readonly OutgoingChange[]): { update: Uint8Array; bytes: Uint8Array } {
  const update = changes.length === 1 && changes[0] ? changes[0].update : Y.mergeUpdates(changes.map((change) => change.update))
  return { update, bytes: encodeMessage({ type: 'update', update }) }
}
