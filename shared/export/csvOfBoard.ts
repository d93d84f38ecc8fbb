import { promptIds } from '../board/caseFields.ts'
import type { Locale } from '../board/locale.ts'
import { csvOfLines } from './csvCells.ts'
import type { ExportedBoard, ExportedMatrix, ExportedNote } from './exportedBoard.ts'
import { exportWords, type ExportWords } from './exportWords.ts'

type Column = { head: string; cell: (note: ExportedNote) => string | number | null | undefined }

/**
 * A board as CSV (RFC 4180) with a byte order mark, by which Excel knows that it is UTF-8: a line of heads, then one line a note.
 * Columns that no note fills are left out. Text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function csvOfBoard(board: ExportedBoard, locale: Locale): string {
  const columns = columnsOf(board, exportWords[locale])
  const lines = [columns.map(({ head }) => head), ...board.notes.map((note) => columns.map(({ cell }) => cell(note) ?? ''))]
  return csvOfLines(lines)
}

function columnsOf({ matrices, notes }: ExportedBoard, words: ExportWords): Column[] {
  const { columns } = words
  const [only] = matrices
  const several = matrices.length > 1
  const all: (Column & { always?: boolean })[] = [
    { head: columns.number, cell: ({ number }) => number, always: true },
    { head: columns.text, cell: ({ text }) => text, always: true },
    ...(several ? [{ head: columns.matrix, cell: ({ matrix }: ExportedNote) => matrix, always: true }] : []),
    { head: axisHead(matrices, 'x', columns.x), cell: ({ x }) => x, always: hasAxes(only) },
    { head: axisHead(matrices, 'y', columns.y), cell: ({ y }) => y, always: hasAxes(only) },
    { head: columns.quadrant, cell: (note) => note.quadrantName ?? words.unplaced, always: matrices.length > 0 },
    { head: leanHead(matrices, columns.lean), cell: ({ lean }) => lean, always: hasAxes(only) },
    { head: columns.author, cell: ({ author }) => author },
    { head: columns.standpoint, cell: ({ standpoint }) => standpoint },
    { head: columns.media, cell: ({ fields }) => fields.media && words.media[fields.media] },
    { head: columns.action, cell: ({ fields }) => fields.action && words.action[fields.action] },
    ...promptIds.map((id) => ({ head: columns[id], cell: ({ fields }: ExportedNote) => fields[id] })),
    { head: columns.link, cell: ({ fields }) => fields.link },
    { head: columns.color, cell: ({ color, colorName }) => colorName ?? color, always: true },
    { head: columns.created, cell: ({ createdAt }) => createdAt?.slice(0, 19).replace('T', ' ') },
    { head: columns.noteLink, cell: ({ url }) => url, always: true },
  ]
  return all.filter(({ always, cell }) => always || notes.some((note) => (cell(note) ?? '') !== ''))
}

function hasAxes(matrix: ExportedMatrix | undefined): boolean {
  return matrix !== undefined && matrix.x !== null
}

// One matrix: its axis' own name. Several that call it alike: that. Otherwise each row's matrix says what it means.
function axisHead(matrices: readonly ExportedMatrix[], axis: 'x' | 'y', fallback: string): string {
  const names = new Set(matrices.flatMap((matrix) => matrix[axis]?.name ?? []))
  const [name] = names
  return names.size === 1 && name !== undefined ? name : fallback
}

function leanHead(matrices: readonly ExportedMatrix[], lean: string): string {
  const names = new Set(matrices.flatMap(({ lean: ends }) => (ends ? `${ends.low} ← ${lean} → ${ends.high}` : [])))
  const [name] = names
  return names.size === 1 && name !== undefined ? name : lean
}
