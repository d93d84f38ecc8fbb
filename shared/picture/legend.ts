import type { BoardSettings } from '../board/boardSettings.ts'
import { widthInEm } from '../matrix/fitText.ts'

/** How a legend looks, in canvas pixels. */
export const legendStyle = { fontSize: 28, rowHeight: 56, swatch: 32, gap: 14 } as const
const between = 48

type LegendEntry = { color: string; name: string; x: number; y: number }

/** What the board's colours stand for, in rows no wider than a picture. In canvas pixels from the upper left corner. */
export type PictureLegend = { entries: LegendEntry[]; height: number }

/** The legend of a picture that is `width` wide; undefined where the colours have no names. */
export function layOutLegend({ legend }: Pick<BoardSettings, 'legend'>, width: number): PictureLegend | undefined {
  const { fontSize, rowHeight, swatch, gap } = legendStyle
  const entries: LegendEntry[] = []
  let [x, y] = [0, 0]
  for (const [color, name] of legend) {
    const w = swatch + gap + widthInEm(name) * fontSize
    if (x > 0 && x + w > width) [x, y] = [0, y + rowHeight]
    entries.push({ color, name, x, y })
    x += w + between
  }
  return entries.length === 0 ? undefined : { entries, height: y + rowHeight }
}
