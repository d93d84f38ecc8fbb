import { readFileSync } from 'node:fs'
import { DefaultColorThemePalette } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { applyBoardTheme } from '../../../client/canvas/boardTheme.ts'
import { must } from '../../../shared/must.ts'
import { contrastOf } from '../../support/contrastOf.ts'

applyBoardTheme()
const { lightMode, darkMode } = DefaultColorThemePalette
const notesOf = (theme: typeof darkMode) =>
  Object.entries(theme).flatMap(([name, color]) => (typeof color === 'object' ? [{ name, ...color.note }] : []))

test.for([
  ['light', lightMode],
  ['dark', darkMode],
] as const)('[LOOK-4] the plain note can be read and is no other note’s colour, in the %s theme', ([, theme]) => {
  const { fill, text } = theme.black.note
  expect(contrastOf(fill, text)).toBeGreaterThanOrEqual(4.5)
  expect(notesOf(theme).filter((note) => note.fill === fill)).toHaveLength(1)
})

test('[LOOK-4] the plain note stands out from the dark paper as a yellow one', () => {
  const { fill } = darkMode.black.note
  expect(contrastOf(fill, darkMode.background)).toBeGreaterThanOrEqual(2.5)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16))
  expect(Math.min(red, green) - blue).toBeGreaterThan(40)
  expect(Math.abs(red - green)).toBeLessThan(24)
})

test('[LOOK-4] the small pictures of boards show notes in the colours they have on the canvas', () => {
  const css = readFileSync(new URL('../../../client/boards/BoardPicture.module.css', import.meta.url), 'utf8')
  for (const [name, light] of notesOf(lightMode).map((note) => [note.name, note.fill.toLowerCase()] as const)) {
    const dark = must(
      notesOf(darkMode).find((note) => note.name === name),
      'both themes have the same colours',
    ).fill.toLowerCase()
    expect(css, name).toContain(`light-dark(${light}, ${dark})`)
  }
})
