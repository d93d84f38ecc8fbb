import type { Mark } from '../typeset/page.ts'
import { breakLines, cutToWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import type { ChangedNote } from '../version/changedNotes.ts'
import { changeInWords } from './changeWords.ts'
import { baselineIn, lineSpacing, printColors, styles } from './handoutStyle.ts'
import { markerMarks, type MarkerLook } from './marker.ts'
import { markerInRow, type NoteRow, type RowLine } from './noteRow.ts'
import type { RowPlaces } from './rowPlaces.ts'

/** A text that is in full in another table, or was on the board: so much of it that people know which note is meant. */
const mostLines = 2

/** What has become of a note, as a row: its number and the beginning of its text, and below that what has changed. */
export function changeRow(
  changed: ChangedNote,
  look: MarkerLook,
  { places, words, typeface }: { places: RowPlaces; words: Parameters<typeof changeInWords>[1]; typeface: Typeface },
): NoteRow {
  const { note } = changed
  const all = breakLines(note.text.replaceAll(/\s+/gu, ' '), places.textWidth, styles.text, typeface)
  const shown =
    all.length <= mostLines
      ? all
      : [
          ...all.slice(0, mostLines - 1),
          cutToWidth(`${all[mostLines - 1] ?? ''} ${all[mostLines] ?? ''}…`, places.textWidth, styles.text, typeface),
        ]
  const lineOf = (text: string, style: { size: number; weight: number }, color: string): RowLine => ({
    height: style.size * lineSpacing,
    marks: (y): Mark[] => [{ kind: 'text', ...style, text, x: places.text, y: y + baselineIn(style.size), color }],
  })
  const strong = { ...styles.text, weight: 700 }
  const [first, ...others] = changeInWords(changed, words)
  return {
    lines: [
      ...shown.map((text) => lineOf(text, styles.text, printColors.muted)),
      ...breakLines(first ?? '', places.textWidth, strong, typeface).map((text) => lineOf(text, strong, printColors.ink)),
      ...others.flatMap((other) =>
        breakLines(other, places.textWidth, styles.detail, typeface).map((text) => lineOf(text, styles.detail, printColors.muted)),
      ),
    ],
    headHeight: markerInRow,
    head: (y) =>
      markerMarks(
        { number: note.number, look, x: places.number, y: y + (styles.text.size * lineSpacing) / 2, size: markerInRow },
        typeface,
      ),
  }
}
