import type { Participant } from '../sync/liveBoard.ts'

/** A person who is here, however many tabs they have open. */
export type Person = { id: string; name: string; color: string; isMe: boolean }

/** The people behind open pages: each once, me first, then in the order given. */
export function peopleOf(participants: readonly Participant[]): Person[] {
  const personById = new Map<string, Person>()
  for (const { id, name, color, isMe } of participants) {
    const known = personById.get(id)
    if (!known) personById.set(id, { id, name, color, isMe })
    else if (isMe && !known.isMe) personById.set(id, { id, name, color, isMe })
  }
  const people = [...personById.values()]
  return [...people.filter((person) => person.isMe), ...people.filter((person) => !person.isMe)]
}
