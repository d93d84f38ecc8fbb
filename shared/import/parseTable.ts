/** A row of a table and the line in which it begins, from 1. */
export type TableRow = { line: number; cells: string[] }

export type TableReading = { kind: 'table'; rows: TableRow[] } | { kind: 'open-quote'; line: number }

const delimiters = [',', ';', '\t', '|'] as const
type Delimiter = (typeof delimiters)[number]

/**
 * Reads CSV (RFC 4180) as people's programs write it: any of the usual delimiters, which it finds out, quoted cells with line ends in them, a byte
 * order mark, Excel's `sep=` line. Rows without anything are left out.
 */
export function parseTable(text: string): TableReading {
  const bare = text.replace(/^\uFEFF/, '')
  const named = /^sep=(.)\r?\n/i.exec(bare)
  if (named) return parseWith(bare.slice(named[0].length), named[1] ?? ',', 2)
  return parseWith(bare, likelyDelimiter(bare), 1)
}

/** Cells that were copied from a spreadsheet as text: tabs between them. */
export function parseTabs(text: string): TableReading {
  return parseWith(text, '\t', 1)
}

function parseWith(text: string, delimiter: string, firstLine: number, mostRows = Infinity): TableReading {
  const rows: TableRow[] = []
  let row: TableRow = { line: firstLine, cells: [] }
  let [at, line] = [0, firstLine]

  const endRow = (): void => {
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
    row = { line, cells: [] }
  }
  while (at < text.length && rows.length < mostRows) {
    let cell = ''
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      if (!quoted) return { kind: 'open-quote', line }
      line += countLines(quoted.cell)
      ;({ cell, at } = quoted)
    }
    // What is not quoted, also behind quotes that somebody has closed too early.
    const from = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    row.cells.push(cell + text.slice(from, at))
    if (text[at] === delimiter) {
      at++
      if (at < text.length) continue
      row.cells.push('')
    }
    if (at >= text.length) break
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    line += 1
    endRow()
  }
  endRow()
  return { kind: 'table', rows }
}

function readQuoted(text: string, start: number): { cell: string; at: number } | undefined {
  const pieces: string[] = []
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    pieces.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') return { cell: pieces.join(''), at: quote + 1 }
    pieces.push('"')
    from = quote + 2
  }
}

function countLines(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}

const looksAtRows = 20
const looksAtCharacters = 100_000

// The one by which most of the first rows have as many cells as the first, and that is more than one.
function likelyDelimiter(text: string): Delimiter {
  const head = text.slice(0, looksAtCharacters)
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const reading = parseWith(head, delimiter, 1, looksAtRows)
    const rows = reading.kind === 'table' ? reading.rows : []
    const columns = rows[0]?.cells.length ?? 1
    const alike = rows.filter(({ cells }) => cells.length === columns).length
    const points = columns > 1 ? alike / rows.length + columns / 1_000 : 0
    if (points > most) [best, most] = [delimiter, points]
  }
  return best
}
