/**
 * The name of `names` (separated by commas) that belongs to this device's id: the same in every tab until the person has
 * said their own.
 */
export function suggestedName(names: string, id: string): string {
  const list = names.split(/[,、]\s*/)
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return list[sum % list.length] ?? ''
}
