import { getDefaultColorTheme, type TLDefaultColorStyle } from '@tldraw/tldraw'

/** The paper of notes of a colour, by tldraw's name of it, as CSS that follows the page's theme; grey for one that it doesn't know. */
export function noteSwatch(color: string): string {
  return `light-dark(${paperOf(color, false)}, ${paperOf(color, true)})`
}

function paperOf(color: string, isDarkMode: boolean): string {
  const theme = getDefaultColorTheme({ isDarkMode })
  return Object.hasOwn(theme, color) ? theme[color as TLDefaultColorStyle].note.fill : '#888888'
}
