import { isBulleted, listLines } from '../../../shared/board/listLines.ts'
import { mostNotesAtOnce } from './makeNotes.ts'

/** What pasted text can become. `texts`: one a note. `asList`: several notes are what was most likely meant. */
export type PastedNotes = { texts: string[]; whole: string; asList: boolean }

/** Longer lines on average are paragraphs of one text. */
const lineOfList = 100

/** Reads pasted text. `rows`: those of a table that came with it, each a case. */
export function readPasted(text: string, rows: readonly string[] | undefined): PastedNotes {
  const whole = text.trim()
  if (rows && rows.length > 0) return { texts: [...rows], whole: rows.join('\n'), asList: rows.length <= mostNotesAtOnce }
  const texts = listLines(text)
  const average = texts.reduce((sum, line) => sum + line.length, 0) / Math.max(1, texts.length)
  return { texts, whole, asList: texts.length > 1 && texts.length <= mostNotesAtOnce && (isBulleted(text) || average <= lineOfList) }
}
