import type { ListedBoard } from './listBoards.ts'

const heads = ['board', 'notes', 'MB', 'changed', 'title']

/** Boards as a table for a terminal, a line each. The title comes last: its width depends on the terminal's font. */
export function boardsTable(boards: ListedBoard[]): string[] {
  if (boards.length === 0) return ['There are no boards yet.']
  const rows = boards.map(({ id, title, notes, bytes, changedAt, deletedAt }) => [
    id,
    String(notes),
    (bytes / 1_000_000).toFixed(1),
    changedAt.slice(0, 16).replace('T', ' '),
    // A title is anybody's text: as it comes it could move the cursor and colour the terminal.
    `${deletedAt === undefined ? '' : `(deleted ${deletedAt.slice(0, 10)}) `}${title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')}`,
  ])
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)))
  return [heads, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : column === 4 ? cell : cell.padEnd(widths[column] ?? 0),
      )
      .join('  '),
  )
}
