import type { Participant, Profile } from '../sync/liveBoard.ts'

/** A person who is here, however many tabs they have open: `clientIds`, one each. */
export type Person = Profile & { isMe: boolean; clientIds: readonly number[] }

/** The people behind open pages: each once, me first, then in the order given. */
export function peopleOf(participants: readonly Participant[]): Person[] {
  const personById = new Map<string, Person>()
  for (const { clientId, since: _since, ...person } of participants) {
    const known = personById.get(person.id)
    const clientIds = [...(known?.clientIds ?? []), clientId]
    personById.set(person.id, { ...(known && (known.isMe || !person.isMe) ? known : person), clientIds })
  }
  const people = [...personById.values()]
  return [...people.filter((person) => person.isMe), ...people.filter((person) => !person.isMe)]
}
