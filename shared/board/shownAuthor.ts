import type { BoardSettings } from './boardSettings.ts'
import type { CaseNote } from './caseNote.ts'

/** Whose note it is, as the board shows it: '' where nothing is known. Undefined while the board hides its authors from everybody. */
export function shownAuthor(
  note: Pick<CaseNote, 'author'>,
  settings: Pick<BoardSettings, 'authorsHidden'>,
): CaseNote['author'] | undefined {
  return settings.authorsHidden ? undefined : note.author
}
