import { promptIds } from '../board/caseFields.ts'
import type { ExportedNote } from '../export/exportedBoard.ts'
import type { ExportWords } from '../export/exportWords.ts'
import type { Mark } from '../typeset/page.ts'
import { breakLines, cutToWidth, textWidth, type TextStyle } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { baselineIn, lineSpacing, printColors, styles } from './handoutStyle.ts'
import type { HandoutWords } from './handoutWords.ts'
import { markerMarks, type MarkerLook } from './marker.ts'
import type { RowPlaces } from './rowPlaces.ts'

/** A note as a row of a table: lines one below the other, which may go on in the next column. */
export type NoteRow = { lines: RowLine[]; head(y: number): Mark[]; headHeight: number }
export type RowLine = { height: number; marks(y: number): Mark[] }

/** The height of a note's marker in a row, in points. */
export const markerInRow = 14

type RowSource = {
  note: ExportedNote
  look: MarkerLook
  scores: readonly string[]
  places: RowPlaces
  words: { own: HandoutWords; shared: ExportWords }
  typeface: Typeface
}

/** A note's row: its number and scores beside the first line, its whole text, and below that what is known of it. */
export function noteRow({ note, look, scores, places, words, typeface }: RowSource): NoteRow {
  const lineOf =
    (style: TextStyle, color: string, url?: string) =>
    (text: string): RowLine =>
      textLine(text, style, color, places.text, typeface, url)
  const broken = (text: string, style: TextStyle): string[] => breakLines(text, places.textWidth, style, typeface)
  const { own, shared } = words
  const person = personIn(note, own)
  const author = places.author && person ? authorLines(person, places.author, typeface) : []
  const { media, action } = note.fields
  const about = [places.author ? '' : person, media && shared.media[media], action && shared.action[action]].filter(Boolean).join(' · ')
  const answers = promptIds.flatMap((id) => {
    const answer = note.fields[id]
    return answer === undefined ? [] : [own.answer(shared.columns[id], answer)]
  })
  const { link } = note.fields
  return {
    lines: [
      ...broken(note.text, styles.text).map(lineOf(styles.text, printColors.ink)),
      ...(about ? broken(about, styles.detail).map(lineOf(styles.detail, printColors.muted)) : []),
      ...answers.flatMap((answer) => broken(answer, styles.detail).map(lineOf(styles.detail, printColors.muted))),
      ...(link ? broken(link, styles.detail).map(lineOf(styles.detail, printColors.balance, link)) : []),
    ],
    headHeight: Math.max(markerInRow, author.length * authorStep),
    head: (y) => [
      ...author.map((text, at): Mark => {
        const below = y + baselineIn(styles.text.size) + at * authorStep
        return { kind: 'text', ...authorStyle, text, x: places.author?.x ?? 0, y: below, color: printColors.muted }
      }),
      ...markerMarks({ number: note.number, look, x: places.number, y: y + firstLineMiddle, size: markerInRow }, typeface),
      ...scores.map((score, at): Mark => {
        const x = (places.scores[at] ?? 0) - textWidth(score, styles.text, typeface)
        return { kind: 'text', ...styles.text, text: score, x, y: y + baselineIn(styles.text.size), color: printColors.ink }
      }),
    ],
  }
}

/** The middle of the first line's letters below its top. */
const firstLineMiddle = (styles.text.size * lineSpacing) / 2

const authorStyle = { ...styles.detail, size: 8.5 } as const
const authorStep = authorStyle.size * 1.4
const mostAuthorLines = 3

function authorLines(person: string, { width }: { width: number }, typeface: Typeface): string[] {
  const lines = breakLines(person, width, authorStyle, typeface)
  if (lines.length <= mostAuthorLines) return lines
  return [...lines.slice(0, mostAuthorLines - 1), cutToWidth(lines.slice(mostAuthorLines - 1).join(''), width, authorStyle, typeface)]
}

function personIn({ author, standpoint }: ExportedNote, words: HandoutWords): string {
  if (!author) return ''
  return standpoint ? words.personWith(author, standpoint) : author
}

function textLine(text: string, style: TextStyle, color: string, x: number, typeface: Typeface, url: string | undefined): RowLine {
  const height = style.size * lineSpacing
  return {
    height,
    marks: (y) => [
      { kind: 'text', ...style, text, x, y: y + baselineIn(style.size), color },
      ...(url ? [{ kind: 'link', url, x, y, w: textWidth(text, style, typeface), h: height } as const] : []),
    ],
  }
}
