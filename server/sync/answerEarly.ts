import type { Handout } from './handout.ts'
import type { Member } from './member.ts'

/**
 * Answers a member that comes with nothing out of the stored bytes, while the document is still being brought into memory.
 * Everything else it says waits for that.
 */
export function answerEarly(member: Member, handout: Handout): void {
  member.session.startEarly((message) => {
    if (message.type !== 'sync-step-1') return false
    const frames = handout.frames(message.stateVector)
    if (typeof frames === 'string') return false
    for (const frame of frames) member.session.send(frame)
    // What is stored is on disk, and none of the room's own changes is in it.
    member.syncedThrough = 0
    return true
  })
}
