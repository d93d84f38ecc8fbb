import type { ExportedNote } from '../export/exportedBoard.ts'
import type { HandoutWords } from './handoutWords.ts'

/** More names than this take the room of the picture. */
const mostNames = 60

/** Who has written notes, in the order of their first one, and how many they are; undefined where the board hides it or nobody is known. */
export function peopleIn(notes: readonly ExportedNote[], words: HandoutWords): { label: string; names: string } | undefined {
  const standpointByName = new Map<string, string>()
  for (const { author, standpoint } of notes) if (author) standpointByName.set(author, standpoint || standpointByName.get(author) || '')
  if (standpointByName.size === 0) return undefined
  const names = [...standpointByName].map(([name, standpoint]) => (standpoint ? words.personWith(name, standpoint) : name))
  const shown = names.slice(0, mostNames)
  const more = names.length - shown.length
  return { label: words.people(names.length), names: [...shown, ...(more > 0 ? [words.morePeople(more)] : [])].join('  ·  ') }
}
