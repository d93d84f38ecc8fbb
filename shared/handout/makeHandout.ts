import { exportBoard } from '../export/exportedBoard.ts'
import { exportWords } from '../export/exportWords.ts'
import { openTypeface, type TypefaceSource } from '../typeset/typeface.ts'
import { writePdf } from '../pdf/writePdf.ts'
import type { Deflate } from '../pdf/pdfFile.ts'
import type { EarlierMoment } from './comparedWith.ts'
import { weightsInUse } from './handoutStyle.ts'
import { handoutWords } from './handoutWords.ts'
import { layOutHandout, type HandoutSource } from './layOutHandout.ts'

/** How far a handout is, as a part of the whole: 0 to 1. */
export type HandoutProgress = (part: number) => void

/** Makes a board's handout as a PDF file: loads the letters that it needs, lays it out and writes it. */
export async function makeHandout(
  source: HandoutSource,
  { fonts, deflate, onProgress = () => undefined }: { fonts: TypefaceSource; deflate: Deflate; onProgress?: HandoutProgress },
): Promise<Uint8Array> {
  onProgress(0)
  const typeface = await openTypeface(textsOf(source), weightsInUse, fonts)
  onProgress(0.5)
  const { pages, bookmarks } = layOutHandout(source, typeface)
  onProgress(0.75)
  const information = { title: source.title, language: source.locale, madeAt: source.at }
  return writePdf({ pages, bookmarks, information, typeface }, deflate, (done) => onProgress(0.75 + (0.25 * done) / pages.length))
}

/** Whatever may stand in a handout: more than will does no harm. */
function textsOf(source: HandoutSource): string[] {
  const words = [...wordsIn(handoutWords[source.locale]), ...wordsIn(exportWords[source.locale])]
  return [
    ...words,
    dateLetters,
    ...wordsIn(exportBoard(source)),
    ...source.matrices.flatMap(({ matrix }) => wordsIn(matrix)),
    ...source.settings.legend.values(),
    ...(source.earlier ? [source.earlier.name, '+−→×', ...earlierTexts(source.earlier)] : []),
  ]
}

// What was on the board, and what its quadrants were called.
function earlierTexts({ cases }: EarlierMoment): string[] {
  return [...cases.notes.map(({ text }) => text), ...cases.matrices.flatMap(({ matrix }) => wordsIn(matrix))]
}

/** Figures, and what dates are written with. */
const dateLetters = '0123456789年月日·/…ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  // Words around a name or a figure: with a figure in its place.
  if (typeof value === 'function') return [String(value(2, 1, '', ''))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
