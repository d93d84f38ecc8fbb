import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const source = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** The initial in an avatar is a picture of somebody, no label that somebody would say to press the button around it. */
const rules = { 'label-content-name-mismatch': { enabled: false } }

/** What tldraw draws inside its canvas is its own; what people do there, they can do in the list. */
const notOurs = ['.tl-canvas']

/** Fails when axe-core finds something serious or critical on what the page shows now. `what`: the page or panel, for the message. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // The page's policy lets no script in but its own: this one comes by the debugger.
  await page.evaluate(await source)
  // What fades in has little contrast on its way.
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
  const { violations } = await page.evaluate<AxeResults, { exclude: string[]; rules: typeof rules }>(
    ({ exclude, rules }) =>
      (Reflect.get(window, 'axe') as typeof import('axe-core')).run({ exclude }, { rules, resultTypes: ['violations'] }),
    { exclude: notOurs, rules },
  )
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary ?? ''}`))
  expect(findings, `what axe-core finds on ${what}`).toEqual([])
}
