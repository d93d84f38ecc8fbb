import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fontFileOf } from '../../../shared/typeset/fontFile.ts'
import { unpackWoff2 } from '../../../shared/typeset/woff2.ts'
import { slicesOf } from '../../../server/export/installedFonts.ts'

const slices = [
  ...slicesOf('@fontsource-variable/noto-sans-jp', 'noto-sans-jp'),
  ...slicesOf('@fontsource-variable/noto-emoji', 'noto-emoji'),
]

test('the font files that we serve are unpacked to the outlines that fontkit itself reads in them', () => {
  // Each takes its time: one of each five, and the last ones, which are Latin and its like.
  const some = slices.filter((_, at) => at % 5 === 0 || at > slices.length - 15)
  for (const { file, ranges } of some) {
    const bytes = readFileSync(file)
    // At the weight that is written in the file: fontkit sets no other in this format.
    const [packed, unpacked] = [fontFileOf(bytes), fontFileOf(unpackWoff2(bytes))]
    const points = ranges.flatMap(([first, last]) => [first, last]).filter((point) => packed.has(point))
    for (const character of points.slice(0, 8).map((point) => String.fromCodePoint(point))) {
      expect(unpacked.shapeOf(character), `${character} in ${file}`).toEqual(packed.shapeOf(character))
    }
  }
})

test('what is no font in WOFF2 is refused', () => {
  expect(() => unpackWoff2(new Uint8Array(64))).toThrow('This is no WOFF2 font')
})
