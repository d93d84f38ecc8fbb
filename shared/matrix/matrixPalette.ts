import type { MatrixTint } from '../board/matrix.ts'

/** The colours a matrix is drawn in: any CSS colour. */
export type MatrixPalette = { paper: string; ink: string; muted: string; line: string } & Record<
  Exclude<MatrixTint, 'none' | 'ink'>,
  string
>

/** Follows the page's theme: for pictures that are part of a page. */
export const pagePalette: MatrixPalette = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  empowerment: 'var(--empowerment)',
  marketing: 'var(--marketing)',
  balance: 'var(--balance)',
}

/** Plain values: an exported picture has no page around it. The same as in ui/tokens.css. */
export const lightPalette: MatrixPalette = {
  paper: '#fbf8f4',
  ink: '#1f2433',
  muted: '#5a6072',
  line: '#e6e0d8',
  empowerment: '#0b6b74',
  marketing: '#b4480b',
  balance: '#6b4bb3',
}

export const darkPalette: MatrixPalette = {
  paper: '#16181f',
  ink: '#f2efe9',
  muted: '#a7adbd',
  line: '#343946',
  empowerment: '#5cc8cf',
  marketing: '#f2a65a',
  balance: '#b4a4ec',
}

/** The colour of a tint's name; `none` and `ink` are written in plain ink. */
export function tintColor(palette: MatrixPalette, tint: MatrixTint): string {
  return tint === 'none' || tint === 'ink' ? palette.ink : palette[tint]
}
