import type { Participant, Profile } from '../sync/liveBoard.ts'

/** A person who is here, however many tabs they have open. */
export type Person = Profile & { isMe: boolean }

/** The people behind open pages: each once, me first, then in the order given. */
export function peopleOf(participants: readonly Participant[]): Person[] {
  const personById = new Map<string, Person>()
  for (const { clientId: _page, since: _since, ...person } of participants) {
    const known = personById.get(person.id)
    if (!known || (person.isMe && !known.isMe)) personById.set(person.id, person)
  }
  const people = [...personById.values()]
  return [...people.filter((person) => person.isMe), ...people.filter((person) => !person.isMe)]
}
