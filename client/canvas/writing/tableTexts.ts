/**
 * The rows of the first table in pasted HTML, each as one text with its cells on lines of their own: a column of a spreadsheet is
 * one cell a row. Undefined when there is no table.
 */
export function tableTexts(html: string): string[] | undefined {
  return tableCells(html)?.flatMap((cells) => {
    const filled = cells.filter((cell) => cell !== '')
    return filled.length > 0 ? [filled.join('\n')] : []
  })
}

/** The cells of the first table in pasted HTML, row by row. Nothing of the HTML is ever put into the page. */
export function tableCells(html: string): string[][] | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return undefined
  for (const lineBreak of table.querySelectorAll('br')) lineBreak.replaceWith(breakMark)
  return [...table.rows].map((row) => [...row.cells].map(({ textContent }) => linesOfCell(textContent).join('\n')))
}

/** Stands for a line break while the HTML's own line ends, which mean nothing, become spaces. */
const breakMark = '\u0000'

function linesOfCell(text: string): string[] {
  return text
    .split(breakMark)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
}
