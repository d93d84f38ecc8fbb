/** Lines of cells as CSV (RFC 4180) with a byte order mark, by which Excel knows that it is UTF-8. */
export function csvOfLines(lines: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = defused(value.replaceAll(/\r\n?|\n/g, '\n'))
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text that no spreadsheet takes for a formula: those begin with = + - @ (in Japanese also full width), a tab or a line end.
 * What begins like that behind apostrophes of its own gets one more, so that taking one off always gives what was written.
 * Source: OWASP, "CSV Injection".
 */
function defused(text: string): string {
  return /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text
}
