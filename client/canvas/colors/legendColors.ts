import { noteColors } from '../../../shared/board/noteColors.ts'

/**
 * The colours that a legend lists: the named ones, and for whoever may name them those in use, unless there is only one, which
 * says nothing. Those on offer first, in their order.
 */
export function legendColors(from: { used: ReadonlySet<string>; named: ReadonlyMap<string, string>; mayEdit: boolean }): string[] {
  const { used, named, mayEdit } = from
  const listed = new Set(named.keys())
  if (mayEdit && (used.size > 1 || named.size > 0)) for (const color of used) listed.add(color)
  const offered: readonly string[] = noteColors
  return [...offered.filter((color) => listed.has(color)), ...[...listed].filter((color) => !offered.includes(color)).sort()]
}
