import { parseTabs } from '../../../shared/import/parseTable.ts'
import { tableCells } from './tableTexts.ts'

/**
 * The cells of a pasted table that says more than a list: heads, words, and two columns of numbers or more, which may be scores. Undefined
 * for everything else.
 */
export function scoredRows(text: string, html: string | undefined): string[][] | undefined {
  const rows = (html === undefined ? undefined : tableCells(html)) ?? rowsOfText(text)
  const [heads = [], ...body] = rows
  if (body.length === 0 || heads.some(isNumber)) return undefined
  const columns = heads.map((_head, at) => body.map((cells) => cells[at] ?? '').filter((cell) => cell.trim() !== ''))
  const numbers = columns.filter((cells) => cells.length > 0 && cells.every(isNumber)).length
  return numbers >= 2 && numbers < heads.length ? rows : undefined
}

function rowsOfText(text: string): string[][] {
  const table = text.includes('\t') ? parseTabs(text) : undefined
  return table?.kind === 'table' ? table.rows.map(({ cells }) => cells) : []
}

function isNumber(cell: string): boolean {
  return /^[+-]?\d+([.,]\d+)?$/.test(cell.normalize('NFKC').trim())
}
