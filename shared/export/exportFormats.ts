import type { Locale } from '../board/locale.ts'
import { csvOfBoard } from './csvOfBoard.ts'
import type { ExportedBoard } from './exportedBoard.ts'
import { markdownOfBoard } from './markdownOfBoard.ts'

/** The kinds of files with the data of a board, by their ending. */
export const dataFormats = ['csv', 'md', 'json'] as const
export type DataFormat = (typeof dataFormats)[number]

/** The kinds of files that a whole board is taken home in: its notes as data, a picture, tldraw's own file, Flamingo's own. */
export const fileFormats = [...dataFormats, 'svg', 'tldr', 'flamingo'] as const
export type FileFormat = (typeof fileFormats)[number]

/** How each is served. */
export const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  tldr: 'application/vnd.tldraw+json',
  flamingo: 'application/vnd.flamingo.board+zip',
}

/** A board as the text of a file. */
export function textOfBoard(board: ExportedBoard, format: DataFormat, locale: Locale): string {
  switch (format) {
    case 'csv':
      return csvOfBoard(board, locale)
    case 'md':
      return markdownOfBoard(board, locale)
    case 'json':
      return `${JSON.stringify(board, null, 2)}\n`
  }
}

/**
 * A file's name with the board's title and the day (in UTC; of a version its own): without what file systems don't take, and short enough for them.
 */
export function exportFileName({ title, exportedAt, asOf }: Pick<ExportedBoard, 'title' | 'exportedAt' | 'asOf'>, ending: string): string {
  const plain = title
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- these are what file systems refuse
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  const short = [...plain].slice(0, 60).join('').trim()
  return `${short || 'flamingo'} ${(asOf ?? exportedAt).slice(0, 10)}.${ending}`
}
