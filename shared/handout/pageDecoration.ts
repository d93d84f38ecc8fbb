import { lineMark, type Mark, type Page } from '../typeset/page.ts'
import { cutToWidth, textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { printColors, styles, type Paper } from './handoutStyle.ts'

/** Puts onto each page what tells where it belongs: at its foot the address and the number, from the second on the title at its head. */
export function decoratePages(
  pages: readonly Page[],
  { width, height, margin }: Paper,
  { title, date, url }: { title: string; date: string; url: string },
  typeface: Typeface,
): void {
  const [left, right] = [margin.side, width - margin.side]
  const foot = height - margin.bottom + 30
  for (const [at, page] of pages.entries()) {
    const number = `${at + 1} / ${pages.length}`
    const numberX = right - textWidth(number, styles.small, typeface)
    const address = cutToWidth(url, numberX - left - 24, styles.small, typeface)
    page.marks.push(
      lineMark(left, foot - 14, right, foot - 14, { color: printColors.line, width: 0.5 }),
      quiet(address, left, foot),
      { kind: 'link', url, x: left, y: foot - 9, w: textWidth(address, styles.small, typeface), h: 12 },
      quiet(number, numberX, foot),
    )
    if (at === 0) continue
    const dateX = right - textWidth(date, styles.small, typeface)
    page.marks.unshift(
      quiet(cutToWidth(title, dateX - left - 24, styles.small, typeface), left, margin.top - 20),
      quiet(date, dateX, margin.top - 20),
    )
  }
}

function quiet(text: string, x: number, y: number): Mark {
  return { kind: 'text', ...styles.small, text, x, y, color: printColors.muted }
}
