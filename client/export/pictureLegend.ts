import { getDefaultColorTheme, type Editor, type TLDefaultColorStyle } from '@tldraw/tldraw'
import { legendStyle, type PictureLegend } from '../../shared/picture/legend.ts'
import { boardFontStack } from '../matrix/boardFonts.ts'
import { darkPalette, lightPalette } from '../../shared/matrix/matrixPalette.ts'
import { svgElement } from './texts/svgParts.ts'

const { fontSize, rowHeight, swatch, gap } = legendStyle

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
