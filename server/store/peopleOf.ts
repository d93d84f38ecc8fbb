/** More names than a card has room for. */
const mostPeople = 60

/** Who was on a board, as shelves show it: nobody while it hides its authors, for one who was there alone has written everything. */
export function peopleOf(known: { authorsHidden: boolean; authors: readonly string[]; visitors: readonly string[] }): string[] {
  return known.authorsHidden ? [] : [...new Set([...known.authors, ...known.visitors])].slice(0, mostPeople)
}

/** The visitors with those who were seen now in front; what is more than a card has room for is forgotten. */
export function withVisitors(known: readonly string[], seen: readonly string[]): string[] {
  return [...new Set([...seen, ...known])].slice(0, mostPeople)
}
