import { expect, test } from 'vitest'
import { needsBrowser, verdictOf } from '../../scripts/testRun.mjs'

const good = { passed: 2, failed: 0, skipped: 0 }

test('a run of all layers passes and ends with one plain line', () => {
  const verdict = verdictOf({ countsByLayer: { unit: good, sync: good, e2e: good }, errors: 0 }, false)
  expect(verdict).toEqual({ ok: true, lines: ['6 passed, 0 failed'] })
})

test('a layer in which nothing ran fails a whole run, and not a run of one file', () => {
  const run = { countsByLayer: { unit: good, sync: good }, errors: 0 }
  expect(verdictOf(run, false)).toEqual({ ok: false, lines: ['No test of the layer "e2e" ran.', '4 passed, 0 failed'] })
  expect(verdictOf(run, true).ok).toBe(true)
})

test('a skipped test fails a whole run', () => {
  const run = { countsByLayer: { unit: { ...good, skipped: 1 }, sync: good, e2e: good }, errors: 0 }
  expect(verdictOf(run, false).ok).toBe(false)
})

test('an error outside of any test counts as a failure', () => {
  const verdict = verdictOf({ countsByLayer: { unit: good, sync: good, e2e: good }, errors: 1 }, false)
  expect(verdict.ok).toBe(false)
  expect(verdict.lines.at(-1)).toBe('6 passed, 1 failed')
})

test('a run that broke off has failed', () => {
  expect(verdictOf(undefined, true)).toEqual({ ok: false, lines: ['The run broke off before its end.', '0 passed, 1 failed'] })
})

test('only a run that was asked for other parts does without a browser', () => {
  expect(needsBrowser([])).toBe(true)
  expect(needsBrowser(['-t', 'a name'])).toBe(true)
  expect(needsBrowser(['tests/e2e/home.test.ts'])).toBe(true)
  expect(needsBrowser(['--project', 'unit'])).toBe(false)
  expect(needsBrowser(['--project=sync', 'tests/shared'])).toBe(false)
})
