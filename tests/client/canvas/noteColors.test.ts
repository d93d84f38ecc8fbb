import { DefaultColorThemePalette } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { applyBoardTheme } from '../../../client/canvas/boardTheme.ts'
import { noteColors } from '../../../shared/board/noteColors.ts'
import { ciede2000, differenceSeen, visions } from '../../support/colorVision.ts'
import { contrastOf } from '../../support/contrastOf.ts'

applyBoardTheme()
const themes = [
  ['light', DefaultColorThemePalette.lightMode],
  ['dark', DefaultColorThemePalette.darkMode],
] as const
/** Ten times what can just be seen side by side. */
const clearly = 10

test('the measure of difference is that of its authors', () => {
  // Pairs 1, 7, 17 and 25 of their table of test data.
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(ciede2000([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4)
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4)
})

test.for(themes)('[COLOR-1] the colours offered for notes differ clearly, however one sees colours, in the %s theme', ([, theme]) => {
  for (const vision of visions) {
    for (const [at, one] of noteColors.entries()) {
      for (const other of noteColors.slice(at + 1)) {
        const difference = differenceSeen(theme[one].note.fill, theme[other].note.fill, vision)
        expect(difference, `${one} and ${other} with ${vision}`).toBeGreaterThanOrEqual(clearly)
      }
    }
  }
})

test.for(themes)('[COLOR-1] what is written on them can be read, in the %s theme', ([, theme]) => {
  for (const color of noteColors) expect(contrastOf(theme[color].note.fill, theme[color].note.text), color).toBeGreaterThanOrEqual(4.5)
})
