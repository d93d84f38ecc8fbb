import { DefaultColorThemePalette, type TLDefaultColorStyle, type TLDefaultColorThemeColor } from '@tldraw/tlschema'
import { noteColors, notePapers } from '../board/noteColors.ts'
import { darkPalette, lightPalette, type MatrixPalette } from '../matrix/matrixPalette.ts'
import type { PictureTheme } from './pictureThemes.ts'

/** The colours of a picture: the board's own, and tldraw's by their names. */
export type PictureColors = {
  palette: MatrixPalette
  /** What filled shapes have that show no colour of their own. */
  ground: string
  text: string
  link: string
  marker: string
  of(color: TLDefaultColorStyle): TLDefaultColorThemeColor
  paperOf(color: string): string
}

/** The same values as the canvas has (client/canvas/boardTheme.ts). */
export function pictureColors(theme: PictureTheme): PictureColors {
  const tldraws = theme === 'dark' ? DefaultColorThemePalette.darkMode : DefaultColorThemePalette.lightMode
  const palette = theme === 'dark' ? darkPalette : lightPalette
  return {
    palette,
    ground: tldraws.solid,
    text: tldraws.text,
    // The product's accent: ui/tokens.css.
    link: theme === 'dark' ? '#ff8fab' : '#c8285a',
    marker: theme === 'dark' ? '#d1b500' : '#fddd00',
    of: (color) => tldraws[color],
    paperOf(color) {
      const offered = noteColors.find((name) => name === color)
      if (offered) return notePapers[offered][theme]
      return isTldraws(color) ? tldraws[color].note.fill : palette.muted
    },
  }
}

function isTldraws(color: string): color is TLDefaultColorStyle {
  return color in DefaultColorThemePalette.lightMode && color !== 'id' && color !== 'text' && color !== 'background' && color !== 'solid'
}
