import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '../../../shared/must.ts'
import { contrastOf } from '../../support/contrastOf.ts'

const css = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8')
const [light, darkBySystem, darkByChoice] = ['\n:root {', ":root:not([data-theme='light']) {", ":root[data-theme='dark'] {"].map(colorsOf)

/** The tokens of the rule that begins with `selector` whose value is a plain colour. */
function colorsOf(selector: string): Record<string, string> {
  const from = css.indexOf(selector) + selector.length
  const rule = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

test('[LOOK-3] dark is the same whether the system or the person chose it', () => {
  expect(darkByChoice).toEqual(darkBySystem)
  expect(Object.keys(must(darkByChoice, 'a dark theme')).toSorted()).toEqual(Object.keys(must(light, 'a light theme')).toSorted())
})

for (const [name, colors] of Object.entries({ light, dark: darkByChoice })) {
  const color = (token: string): string => must(colors?.[token], `${name} has --${token}`)

  test(`[LOOK-2] words can be read on every ground, in the ${name} theme`, () => {
    for (const ground of ['paper', 'surface', 'sunken']) {
      expect(contrastOf(color('ink'), color(ground)), `ink on ${ground}`).toBeGreaterThanOrEqual(7)
      expect(contrastOf(color('muted'), color(ground)), `muted on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of ['paper', 'surface']) expect(contrastOf(color('flamingo'), color(ground))).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(color('ink'), color('flamingo-tint'))).toBeGreaterThanOrEqual(7)
    for (const button of ['flamingo', 'flamingo-strong']) {
      expect(contrastOf(color('on-flamingo'), color(button)), `a word on ${button}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test(`[LOOK-2] the edge of a field can be seen, in the ${name} theme`, () => {
    for (const ground of ['paper', 'surface']) expect(contrastOf(color('edge'), color(ground)), ground).toBeGreaterThanOrEqual(3)
  })
}
