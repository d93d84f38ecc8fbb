/** What people put before a line of a list: bullets, also Japanese ones, numbers with a dot or in brackets, boxes to tick. */
const bullet =
  /^\s*(?:(?:[-–*+]\s+|[•‣▪◦●■◆▶➤・･□☐☑]\s*)(?:\[[ xX]?\]\s*)?|(?:\d{1,3}|[０-９]{1,3})(?:[.．]\s*(?![\d０-９])|[)）、]\s*)|[（(](?:\d{1,3}|[０-９]{1,3})[)）]\s*|[①-⑳]\s*)/u

/** The lines of a text that say something, without the marks of a list before them. */
export function listLines(text: string): string[] {
  return text.split(/\r\n?|\n/u).flatMap((line) => {
    const bare = line.replace(bullet, '').trim()
    return bare === '' ? [] : [bare]
  })
}

/** Whether most lines of a text begin with a mark of a list. */
export function isBulleted(text: string): boolean {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '')
  return lines.filter((line) => bullet.test(line)).length * 2 > lines.length
}
