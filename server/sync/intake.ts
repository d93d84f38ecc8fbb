import { can } from '../../shared/board/role.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { ChangeReader } from './changeReader.ts'
import { checkChange } from './checkChange.ts'
import { watchDeletions, type GoneNote } from './deletedNotes.ts'
import { isNobodysToMake, touchesFacilitatorsMatter } from './facilitatorsMatter.ts'
import type { LiveDocument } from './liveDocument.ts'
import type { Member } from './member.ts'
import { nestsDeeperThan, touchedPlaces } from './touchedPlaces.ts'

/** What is done with a change: taken as these updates, or not. */
export type Verdict =
  | { verdict: 'taken'; updates: Uint8Array[]; gone: GoneNote[] }
  | { verdict: 'nothing-new' }
  | { verdict: 'refused'; refusal: Refusal }
  /** It builds on something that is missing: the sender is to send everything it has. */
  | { verdict: 'gap' }
  /** It holds new structs of a client that is here itself and will send them itself. */
  | { verdict: 'belongs-to-other'; owner: Member }
  | { verdict: 'closed'; reason: CloseReason }

/**
 * Decides about a member's change, and applies it if it is taken. Rights are those of this moment. `ownerOf` names who has
 * claimed a client id; `hasRoom` says whether so many bytes can be queued for the disk.
 */
export function takeIn(
  update: Uint8Array,
  member: Member,
  {
    live,
    limits,
    readChange,
    ownerOf,
    hasRoom,
  }: {
    live: LiveDocument
    limits: Limits
    readChange: ChangeReader
    ownerOf: (clientId: number) => Member | undefined
    hasRoom: (bytes: number) => boolean
  },
): Verdict {
  const change = readChange(update)
  if (typeof change === 'string') return { verdict: 'closed', reason: change }
  const check = checkChange(change, live.document)
  if (check.news === 'nothing-new') return { verdict: 'nothing-new' }
  if (!can(member.role, 'edit')) return { verdict: 'refused', refusal: 'readOnly' }
  if (check.news === 'gap') return { verdict: 'gap' }
  for (const clientId of check.clientIds) {
    const owner = ownerOf(clientId)
    if (owner && owner !== member) return { verdict: 'belongs-to-other', owner }
  }
  const places = touchedPlaces(change, live.document)
  const mayTouch = can(member.role, 'facilitate') ? !isNobodysToMake(places) : !touchesFacilitatorsMatter(places, live.document)
  if (!mayTouch || nestsDeeperThan(limits.nesting, change, places)) return { verdict: 'closed', reason: 'changeRefused' }
  // Deleting must go on working on a board that is full.
  if (check.addsStructs && live.wouldExceed(limits.boardBytes, update.length)) return { verdict: 'closed', reason: 'boardTooLarge' }
  if (!hasRoom(update.length)) return { verdict: 'refused', refusal: 'notSaving' }
  const goneNotes = watchDeletions(places, live.document)
  const updates = live.apply(update)
  return updates.length > 0 ? { verdict: 'taken', updates, gone: goneNotes() } : { verdict: 'gap' }
}
