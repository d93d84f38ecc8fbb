import { findInText } from '../../shared/circle/findInText.ts'
import type { NoteText } from '../../shared/circle/portrait.ts'
import type { ShelvedBoard } from '../../shared/circle/shelf.ts'

/** Nobody has searched, or the words are elsewhere than in notes. */
export const noNotes: ShelvedBoard['found'] = { notes: [], count: 0 }

const mostShown = 3

/**
 * The notes of a board in which `words` (folded) stand: those with all of them, or, where there are none, those with any. `folded`: what the
 * notes say, folded, in the order of `texts`.
 */
export function findNotes(texts: readonly NoteText[], folded: readonly string[], words: readonly string[]): ShelvedBoard['found'] {
  const textsWith = (holds: (text: string) => boolean): NoteText[] => texts.filter((_, at) => holds(folded[at] ?? ''))
  const whole = textsWith((text) => words.every((word) => text.includes(word)))
  const found = whole.length > 0 ? whole : textsWith((text) => words.some((word) => text.includes(word)))
  return {
    notes: found.slice(0, mostShown).map(({ number, text }) => ({ number, parts: findInText(text, words) })),
    count: found.length,
  }
}
