import { foldText } from '../../shared/board/foldText.ts'
import type { NoteText } from '../../shared/circle/portrait.ts'

/** What notes say as it is searched in: folded, each on one line. */
export function foldedTexts(texts: readonly NoteText[]): string[] {
  return texts.map(({ text }) => foldText(text).replace(/\s+/gu, ' '))
}
