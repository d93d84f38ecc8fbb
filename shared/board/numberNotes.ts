/** What decides about a note's number. `claimed`: the number it was made with, which two at once may have taken. */
export type NumberClaim = { id: string; claimed: number | undefined; createdAt: string | undefined }

/**
 * Gives each note a number of its own: the one it claims; where several claim the same, the oldest has it and the others get the
 * next free ones, as do those that claim none, from 1 on. The same on every device, and a note that comes or goes moves
 * no claimed number of another.
 */
export function numberNotes(claims: Iterable<NumberClaim>): Map<string, number> {
  const numberById = new Map<string, number>()
  const taken = new Set<number>()
  const others: NumberClaim[] = []
  for (const claim of [...claims].sort(byAge)) {
    if (claim.claimed === undefined || taken.has(claim.claimed)) {
      others.push(claim)
      continue
    }
    taken.add(claim.claimed)
    numberById.set(claim.id, claim.claimed)
  }
  let unclaimed = 0
  for (const { id, claimed } of others) {
    let number = claimed ?? unclaimed
    do number += 1
    while (taken.has(number))
    if (claimed === undefined) unclaimed = number
    taken.add(number)
    numberById.set(id, number)
  }
  return numberById
}

function byAge(one: NumberClaim, other: NumberClaim): number {
  return compare(one.createdAt ?? '', other.createdAt ?? '') || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
