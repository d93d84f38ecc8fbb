import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PictureFonts } from '../../shared/picture/lettering.ts'
import type { FontSlice, TypefaceSource } from '../../shared/typeset/typeface.ts'
import { rangesOf } from '../../shared/typeset/unicodeRange.ts'

/** The product's fonts as they are installed, for what is set in type outside of a browser. */
export const installedFonts: TypefaceSource = {
  letters: slicesOf('@fontsource-variable/noto-sans-jp', 'noto-sans-jp'),
  signs: slicesOf('@fontsource-variable/noto-emoji', 'noto-emoji'),
}

/** The same, and tldraw's other families, which texts on a board may be set in. */
export const pictureFonts: PictureFonts = {
  board: installedFonts,
  other: (family, { isBold, isItalic }) => {
    const { name, regular, bold, italic } = tldrawFiles[family]
    const slanted = isItalic ? italic : ''
    const file = join(folderOf('@tldraw/assets'), 'fonts', `${name}${isBold ? bold : regular}${slanted}.woff2`)
    return () => readFile(file)
  },
}

const plex = { regular: '-Medium', bold: '-Bold', italic: 'Italic' }
const tldrawFiles = {
  draw: { name: 'Shantell_Sans-Informal', regular: '_Regular', bold: '_Bold', italic: '_Italic' },
  serif: { name: 'IBMPlexSerif', ...plex },
  mono: { name: 'IBMPlexMono', ...plex },
} as const

/** Each file of an installed font, by the name of its slice. */
export function slicesOf(fontPackage: string, name: string): (FontSlice & { file: string })[] {
  const folder = folderOf(fontPackage)
  const rangesByName = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  return Object.entries(rangesByName).map(([slice, ranges]) => {
    const file = join(folder, 'files', `${name}-${slice.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`)
    return { file, ranges: rangesOf(ranges), load: () => readFile(file) }
  })
}

function folderOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
}
