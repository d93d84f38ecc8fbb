import type { MatrixTint } from '../board/matrix.ts'
import type { TextStyle } from '../typeset/setText.ts'

/** The papers that a handout is printed on. */
export const paperSizes = ['a4', 'a3'] as const
export type PaperSize = (typeof paperSizes)[number]

/** How a paper is divided. Lengths in points (1/72 inch). A3 lies on its side: what fits two pages of A4 beside each other. */
export type Paper = {
  width: number
  height: number
  margin: { side: number; top: number; bottom: number }
  /** What the notes are set in. */
  columns: number
  columnGap: number
  /** How many columns the picture is wide, and how high it is at most. */
  pictureColumns: number
  pictureHeight: number
}

export const papers: Record<PaperSize, Paper> = {
  a4: {
    width: 595.28,
    height: 841.89,
    margin: { side: 48, top: 52, bottom: 58 },
    columns: 1,
    columnGap: 0,
    pictureColumns: 1,
    pictureHeight: 400,
  },
  a3: {
    width: 1190.55,
    height: 841.89,
    margin: { side: 48, top: 52, bottom: 58 },
    columns: 3,
    columnGap: 28,
    pictureColumns: 2,
    pictureHeight: 560,
  },
}

/** The product's light colours (ui/tokens.css), with hairlines that a printer still draws. */
export const printColors = {
  paper: '#ffffff',
  ink: '#1f2433',
  muted: '#5a6072',
  line: '#d3ccc2',
  accent: '#c8285a',
  empowerment: '#0b6b74',
  marketing: '#b4480b',
  balance: '#6b4bb3',
} as const

/** The colour that a quadrant's name is set in. */
export function tintInPrint(tint: MatrixTint): string {
  return tint === 'none' || tint === 'ink' ? printColors.ink : printColors[tint]
}

/** A colour as it looks when so much of it (0 to 1) lies on white: printers make no use of transparency. */
export function onWhite(color: string, share: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(255 + (Number.parseInt(color.slice(at, at + 2), 16) - 255) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

export const styles = {
  title: { size: 22, weight: 700 },
  sentence: { size: 12.5, weight: 700 },
  section: { size: 16, weight: 700 },
  heading: { size: 12.5, weight: 700 },
  text: { size: 9.5, weight: 400 },
  detail: { size: 8, weight: 400 },
  small: { size: 7.5, weight: 400 },
} as const satisfies Record<string, TextStyle>

/** From one baseline to the next, as a part of the size of the letters: Japanese needs more air than Latin, and both stand here. */
export const lineSpacing = 1.55

/** How far below the top of its line a text of that size has its baseline. */
export function baselineIn(size: number, spacing = lineSpacing): number {
  return size * (spacing / 2 + 0.38)
}

/** The weights that a handout is set in. */
export const weightsInUse = [400, 700] as const
