import { getDefaultColorTheme, type Editor, type TLDefaultColorStyle } from '@tldraw/tldraw'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { widthInEm } from '../../shared/matrix/fitText.ts'
import { boardFontStack } from '../matrix/boardFonts.ts'
import { darkPalette, lightPalette } from '../matrix/matrixPalette.ts'
import { svgElement } from './texts/svgParts.ts'

const fontSize = 28
const rowHeight = 56
const swatch = 32
const gap = 14
const between = 48

type LegendEntry = { color: string; name: string; x: number; y: number }

/** What the board's colours stand for, in rows no wider than a picture. In canvas pixels from the upper left corner. */
export type PictureLegend = { entries: LegendEntry[]; height: number }

/** The legend of a picture that is `width` wide; undefined where the colours have no names. */
export function layOutLegend({ legend }: Pick<BoardSettings, 'legend'>, width: number): PictureLegend | undefined {
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

/** Lays a legend out in the page as a piece of a picture, with its upper left corner at a point of it, for as long as `take` runs. */
export function drawLegend(
  editor: Editor,
  { entries }: PictureLegend,
  at: { x: number; y: number },
  isDark: boolean,
  take: (svg: SVGSVGElement) => void,
): void {
  const svg = svgElement('svg', { width: '1', height: '1', viewBox: '0 0 1 1', style: 'position: absolute; opacity: 0' })
  const theme = getDefaultColorTheme({ isDarkMode: isDark })
  const palette = isDark ? darkPalette : lightPalette
  for (const { color, name, x, y } of entries) {
    const fill = Object.hasOwn(theme, color) ? theme[color as TLDefaultColorStyle].note.fill : palette.muted
    const [left, top] = [at.x + x, at.y + y + (rowHeight - swatch) / 2]
    const box = { x: String(left), y: String(top), width: String(swatch), height: String(swatch), rx: '4' }
    svg.append(svgElement('rect', { ...box, fill, stroke: palette.line, 'stroke-width': '2' }))
    const text = svgElement('text', {
      x: String(left + swatch + gap),
      y: String(top + swatch / 2 + fontSize * 0.36),
      'font-family': boardFontStack,
      'font-size': String(fontSize),
      fill: palette.ink,
    })
    text.textContent = name
    svg.append(text)
  }
  editor.getContainer().append(svg)
  take(svg)
  svg.remove()
}
