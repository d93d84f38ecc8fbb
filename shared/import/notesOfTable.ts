import { actionStates, fieldLength, isWebAddress, promptIds, tidyLink, type CaseFields } from '../board/caseFields.ts'
import { locales } from '../board/locale.ts'
import { exportWords } from '../export/exportWords.ts'
import { colorNamed } from './colorNamed.ts'
import {
  createLeftList,
  readingOf,
  type ImportedContent,
  type ImportedNote,
  type ImportedStanding,
  type ImportReading,
  type ImportTarget,
} from './importedContent.ts'
import type { TableRow } from './parseTable.ts'
import { cutText, isTooLong, soundText } from './soundText.ts'
import { findColumns, fold, numberIn, type ColumnKind, type TableColumns } from './tableColumns.ts'

/** A table as it was read, and what its columns are taken for. */
export type ImportedTable = { rows: readonly TableRow[]; columns: TableColumns }

/** Reads a table: what its columns hold is found out. */
export function readTable(format: 'csv' | 'table', rows: readonly TableRow[], target: ImportTarget): ImportReading {
  const columns = findColumns(
    rows.map(({ cells }) => cells),
    target,
  )
  const reading = readingOf(format, notesOfTable({ rows, columns }, target))
  return reading.kind === 'read' ? { ...reading, table: { rows, columns } } : reading
}

/** The notes in a table, one a row. */
export function notesOfTable({ rows, columns: { kinds, hasHeads } }: ImportedTable, target: ImportTarget): ImportedContent {
  const left = createLeftList()
  const heads = hasHeads ? (rows[0]?.cells ?? []) : []
  const body = hasHeads ? rows.slice(1) : rows
  for (const [at, kind] of kinds.entries()) {
    const cells = body.map((row) => row.cells[at] ?? '')
    if (kind === 'unknown' || isForeign(kind, cells)) left.add('columns', heads[at] ?? String(at + 1))
  }
  const notes: ImportedNote[] = []
  for (const { line, cells } of body) {
    const cellOf = (kind: ColumnKind): string => {
      const at = kinds.indexOf(kind)
      return at < 0 ? '' : soundText(asWritten(cells[at] ?? ''))
    }
    if (hasHeads && cells.slice(heads.length).some((cell) => cell.trim() !== '')) left.add('extraCells', String(line))
    const text = cellOf('text')
    if (text === '') {
      left.add('emptyRows', String(line))
      continue
    }
    if (isTooLong(text)) left.add('cutTexts', String(line))
    const isBad = (['x', 'y'] as const).some((axis) => cellOf(axis) !== '' && numberIn(cellOf(axis)) === undefined)
    if (isBad) left.add('badScores', String(line))
    notes.push({
      text: isTooLong(text) ? cutText(text) : text,
      color: colorNamed(cellOf('color'), target),
      author: authorOf(cellOf('author'), cellOf('standpoint')),
      fields: fieldsOf(cellOf),
      lineage: undefined,
      standing: standingOf(cellOf),
    })
  }
  return { notes, drawing: undefined, left: left.list() }
}

/** A column of choices, by its head, in which nothing is one: other people's "Action" is a text. */
function isForeign(kind: ColumnKind, cells: readonly string[]): boolean {
  const known = kind === 'media' ? mediaByWord : kind === 'action' ? actionByWord : undefined
  const filled = cells.filter((cell) => cell.trim() !== '')
  return known !== undefined && filled.length > 0 && filled.every((cell) => !known.has(fold(cell)))
}

/** What a cell held before it was defused for spreadsheets: see csvOfBoard.ts. */
function asWritten(cell: string): string {
  return /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? cell.slice(1) : cell
}

function authorOf(name: string, standpoint: string): ImportedNote['author'] {
  return name === '' && standpoint === '' ? undefined : { id: '', name: name.slice(0, 100), standpoint: standpoint.slice(0, 100) }
}

function fieldsOf(cellOf: (kind: ColumnKind) => string): CaseFields {
  const fields: CaseFields = {}
  const media = mediaByWord.get(fold(cellOf('media')))
  if (media) fields.media = media
  const action = actionByWord.get(fold(cellOf('action')))
  if (action) fields.action = action
  const link = tidyLink(cellOf('link'))
  if (isWebAddress(link)) fields.link = link.slice(0, fieldLength)
  for (const id of promptIds) {
    const answer = cellOf(id).slice(0, fieldLength)
    if (answer !== '') fields[id] = answer
  }
  return fields
}

/** Each media tag by what it is called in each language. */
export const mediaByWord = new Map(
  locales.flatMap((locale) => {
    const { media } = exportWords[locale]
    return (['paid', 'social', 'owned'] as const).flatMap((tag) => [[fold(media[tag]), tag] as const, [tag, tag] as const])
  }),
)

/** Each state of an action by what it is called in each language. */
export const actionByWord = new Map(
  locales.flatMap((locale) =>
    actionStates.flatMap((state) => [[fold(exportWords[locale].action[state]), state] as const, [state, state] as const]),
  ),
)

function standingOf(cellOf: (kind: ColumnKind) => string): ImportedStanding | undefined {
  const [x, y] = [numberIn(cellOf('x')), numberIn(cellOf('y'))]
  const [matrix, quadrant] = [cellOf('matrix'), cellOf('quadrant')]
  const isPlaced = (x !== undefined && y !== undefined) || (quadrant !== '' && !unplaced.has(fold(quadrant)))
  if (!isPlaced) return undefined
  return { matrix: matrix || undefined, x, y, quadrant: quadrant || undefined }
}

const unplaced = new Set(locales.map((locale) => fold(exportWords[locale].unplaced)))
