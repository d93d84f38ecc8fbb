/** The one of `names` that `text` was most likely meant to be, or undefined when none comes close. */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const mostEdits = Math.ceil(text.length / 3)
  const [nearest] = names
    .map((name) => ({ name, edits: editsBetween(text, name) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((one, other) => one.edits - other.edits)
  return nearest?.name
}

/** How many characters must be inserted, removed or replaced to turn one text into the other (Levenshtein distance). */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, fromCharacter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, toCharacter] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (fromCharacter === toCharacter ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
