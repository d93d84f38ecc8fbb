import { encode } from 'uqr'
import type { Outline } from '../typeset/outline.ts'
import { rectanglePath, type Mark } from '../typeset/page.ts'
import { breakHeading, breakLines, textWidth, type TextStyle } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { baselineIn, lineSpacing, printColors, styles } from './handoutStyle.ts'

/** What a handout begins with. */
export type Heading = {
  title: string
  date: string
  count: string
  people: { label: string; names: string } | undefined
  url: string
  open: string
  openHint: string
}

/** Marks from the upper left corner, and how high they are. */
export type Block = { marks: Mark[]; height: number }

const codeSize = 74
const codeGap = 28

/** Title, date, who took part, and the code that leads to the board, across a page. */
export function headingBlock(heading: Heading, width: number, typeface: Typeface): Block {
  const { title, date, count, people, url, open, openHint } = heading
  const textWidthLeft = width - codeSize - codeGap
  const marks: Mark[] = [{ kind: 'figure', path: rectanglePath(0, 0, 28, 3), fill: printColors.accent }]
  let y = 10
  const put = (text: string, style: TextStyle, color: string, spacing: number = lineSpacing): void => {
    const broken = style === styles.title ? breakHeading : breakLines
    for (const line of broken(text, textWidthLeft, style, typeface)) {
      marks.push({ kind: 'text', ...style, text: line, x: 0, y: y + baselineIn(style.size, spacing), color })
      y += style.size * spacing
    }
  }
  put(title, styles.title, printColors.ink, 1.35)
  y += 5
  put(`${date}  ·  ${count}`, styles.text, printColors.muted)
  if (people) {
    put(people.label, styles.small, printColors.muted)
    put(people.names, styles.text, printColors.ink)
  }
  const x = width - codeSize
  marks.push(
    { kind: 'figure', path: qrCode(url, x, 0, codeSize), fill: printColors.ink },
    { kind: 'link', url, x, y: 0, w: codeSize, h: codeSize },
  )
  let below = codeSize + 4
  for (const [text, color] of [
    [open, printColors.ink],
    [openHint, printColors.muted],
  ] as const) {
    for (const line of breakLines(text, codeSize + codeGap, styles.small, typeface)) {
      const start = width - textWidth(line, styles.small, typeface)
      marks.push({ kind: 'text', ...styles.small, text: line, x: start, y: below + baselineIn(styles.small.size, 1.35), color })
      below += styles.small.size * 1.35
    }
  }
  return { marks, height: Math.max(y, below) }
}

/** A text as a QR code of that size: white paper around it is the light margin that cameras need. */
function qrCode(text: string, left: number, top: number, size: number): Outline {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  const module = size / data.length
  return data.flatMap((row, y) =>
    runsOf(row).flatMap(({ from, length }) => rectanglePath(left + from * module, top + y * module, length * module, module)),
  )
}

// Dark modules beside each other are one rectangle: no hairline of light comes between them.
function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  for (const [at, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last.from + last.length === at) last.length += 1
    else runs.push({ from: at, length: 1 })
  }
  return runs
}
