import { lineMark, rectanglePath, type Mark } from '../typeset/page.ts'
import { cutToWidth, textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import type { Composer } from './composer.ts'
import { baselineIn, printColors, styles } from './handoutStyle.ts'
import type { NoteRow, RowLine } from './noteRow.ts'
import type { RowPlaces } from './rowPlaces.ts'

/** A quadrant's notes under its name. `axes`: what the columns of scores are called. */
export type NoteTable = {
  name: string
  continuedName: string
  count: string
  color: string
  axes: readonly string[]
  /** What the column of authors is called. */
  authors: string
  rows: readonly NoteRow[]
  /** What stands in the place of rows where there are none. */
  empty: string
}

const rowPadding = 4.5
const gapAbove = 20

/**
 * Sets a table into the columns of pages. Its name and the heads of its columns are repeated wherever it goes on, never stand without a
 * row below them, and only long rows are parted, with two lines or more on either side.
 */
export function setTable(composer: Composer, table: NoteTable, places: RowPlaces, typeface: Typeface): void {
  const putHead = (name: string): void =>
    composer.put(head(table, name, composer.columnWidth, places, typeface), headHeight(table, places, typeface))
  composer.skip(gapAbove)
  const first = table.rows[0]?.lines ?? []
  const least =
    Math.max(table.rows[0]?.headHeight ?? 0, heightOf(first.slice(0, first.length <= mostKeptTogether ? first.length : 2))) + 2 * rowPadding
  if (composer.left < headHeight(table, places, typeface) + least && !composer.isAtTop) composer.nextColumn()
  composer.mark(table.name)
  putHead(table.name)
  if (table.rows.length === 0) {
    composer.put([{ kind: 'text', ...styles.detail, text: table.empty, x: 0, y: 11, color: printColors.muted }], 18)
    return
  }
  for (const row of table.rows) {
    let rest: readonly RowLine[] = row.lines
    while (rest.length > 0) {
      const lines = linesForHere(row, rest, composer)
      if (lines > 0) {
        composer.put(...rowPart(row, rest.slice(0, lines), lines === rest.length, composer.columnWidth))
        rest = rest.slice(lines)
      }
      if (rest.length > 0) {
        composer.nextColumn()
        putHead(table.continuedName)
      }
    }
  }
}

/** A row of no more lines is not parted. */
const mostKeptTogether = 8

// How many lines of a row stand in what is left of this column.
function linesForHere({ headHeight: least }: NoteRow, lines: readonly RowLine[], composer: Composer): number {
  const room = composer.left - 2 * rowPadding
  if (least > room) return 0
  let [fitting, height] = [0, 0]
  for (const line of lines) {
    if (height + line.height > room) break
    height += line.height
    fitting += 1
  }
  if (fitting === lines.length) return fitting
  if (lines.length <= mostKeptTogether) return 0
  const parted = Math.min(fitting, lines.length - 2)
  return parted >= 2 ? parted : 0
}

function rowPart(row: NoteRow, lines: readonly RowLine[], isLast: boolean, width: number): [marks: Mark[], height: number] {
  const marks: Mark[] = [...row.head(rowPadding)]
  let y = rowPadding
  for (const line of lines) {
    marks.push(...line.marks(y))
    y += line.height
  }
  const height = Math.max(y, rowPadding + row.headHeight) + rowPadding
  if (isLast) marks.push(lineMark(0, height, width, height, { color: printColors.line, width: 0.5 }))
  return [marks, height]
}

const nameHeight = 24
const columnHeadsHeight = 15

function headHeight(table: NoteTable, places: RowPlaces, typeface: Typeface): number {
  return nameHeight + (columnHeads(table, places, typeface).length > 0 ? columnHeadsHeight : 3)
}

function head(table: NoteTable, name: string, width: number, places: RowPlaces, typeface: Typeface): Mark[] {
  const { count, color } = table
  const y = baselineIn(styles.heading.size)
  const shown = cutToWidth(name, width - textWidth(count, styles.detail, typeface) - 24, styles.heading, typeface)
  const countX = 10 + textWidth(shown, styles.heading, typeface) + 8
  const rule = headHeight(table, places, typeface)
  return [
    { kind: 'figure', path: rectanglePath(0, 3.5, 3, 13), fill: color },
    { kind: 'text', ...styles.heading, text: shown, x: 10, y, color },
    { kind: 'text', ...styles.detail, text: count, x: countX, y, color: printColors.muted },
    ...columnHeads(table, places, typeface),
    lineMark(0, rule, width, rule, { color: printColors.ink, width: 0.75 }),
  ]
}

function columnHeads({ axes, authors, rows }: NoteTable, places: RowPlaces, typeface: Typeface): Mark[] {
  if (rows.length === 0) return []
  const quiet = { kind: 'text', ...styles.small, y: nameHeight + 8, color: printColors.muted } as const
  return [
    ...(places.author ? [{ ...quiet, text: authors, x: places.author.x }] : []),
    ...axes.map((axis, at): Mark => {
      const text = cutToWidth(axis, places.scoreWidth, styles.small, typeface)
      return { ...quiet, text, x: (places.scores[at] ?? 0) - textWidth(text, styles.small, typeface) }
    }),
  ]
}

function heightOf(lines: readonly RowLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0)
}
