import { DefaultColorThemePalette, DefaultFontFamilies, DefaultFontStyle } from '@tldraw/tldraw'
import { darkPalette, lightPalette } from '../../shared/matrix/matrixPalette.ts'
import { noteColors, notePapers } from '../../shared/board/noteColors.ts'
import { boardFontFamily } from '../matrix/boardFonts.ts'

/**
 * Changes what tldraw takes for granted, for the whole page: text begins in the sans style, notes have
 * papers that everybody can tell apart, pictures that people export have
 * the board's paper behind them and its font in them. What is on the screen takes both from boardCanvas.css.
 */
export function applyBoardTheme(): void {
  DefaultFontStyle.setDefaultValue('sans')
  DefaultColorThemePalette.lightMode.background = lightPalette.paper
  DefaultColorThemePalette.darkMode.background = darkPalette.paper
  for (const color of noteColors) {
    DefaultColorThemePalette.lightMode[color].note.fill = notePapers[color].light
    DefaultColorThemePalette.darkMode[color].note.fill = notePapers[color].dark
  }
  DefaultFontFamilies.sans = `'${boardFontFamily}', sans-serif`
  // tldraw's other fonts know no Japanese.
  DefaultFontFamilies.draw = `'tldraw_draw', '${boardFontFamily}', sans-serif`
  DefaultFontFamilies.serif = `'tldraw_serif', '${boardFontFamily}', serif`
  DefaultFontFamilies.mono = `'tldraw_mono', '${boardFontFamily}', monospace`
}
