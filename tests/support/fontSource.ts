import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FontSlice, TypefaceSource } from '../../shared/typeset/typeface.ts'
import { rangesOf } from '../../shared/typeset/unicodeRange.ts'

/** The product's fonts as they are installed, for what is set in type outside of a browser. */
export const installedFonts: TypefaceSource = {
  letters: slicesOf('@fontsource-variable/noto-sans-jp', 'noto-sans-jp'),
  signs: slicesOf('@fontsource-variable/noto-emoji', 'noto-emoji'),
}

/** Each file of an installed font, by the name of its slice. */
export function slicesOf(fontPackage: string, name: string): (FontSlice & { file: string })[] {
  const folder = dirname(fileURLToPath(import.meta.resolve(`${fontPackage}/package.json`)))
  const rangesByName = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  return Object.entries(rangesByName).map(([slice, ranges]) => {
    const file = join(folder, 'files', `${name}-${slice.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`)
    return { file, ranges: rangesOf(ranges), load: () => readFile(file) }
  })
}
