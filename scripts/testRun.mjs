/** The layers of vitest.config.ts: a run that leaves one out proves little. */
const layers = ['unit', 'sync', 'e2e']

/**
 * Whether a run needs Chromium and the built pages: unless it was asked for files or layers, and none of them is for browsers.
 * @param {string[]} filters what vitest is given
 * @returns {boolean}
 */
export function needsBrowser(filters) {
  const parts = filters
    .map((filter) => filter.replace('--project=', ''))
    .filter((part) => part.startsWith('tests/') || layers.includes(part))
  return parts.length === 0 || parts.some((part) => part.includes('e2e'))
}

/**
 * What a run of the tests comes to. A test that was skipped and a layer in which nothing ran count against a whole run, not
 * against one that was asked for a part.
 * @param {{ countsByLayer: Record<string, import('./countTests.mjs').Counts>, errors: number } | undefined} run undefined: it broke off
 * @param {boolean} partial
 * @returns {{ ok: boolean, lines: string[] }} the lines to print; the last one is always `N passed, N failed`
 */
export function verdictOf(run, partial) {
  if (!run) return { ok: false, lines: ['The run broke off before its end.', '0 passed, 1 failed'] }
  const complaints = []
  let passed = 0
  let failed = run.errors
  if (run.errors > 0) complaints.push(`${run.errors} errors outside of any test.`)
  for (const layer of new Set([...layers, ...Object.keys(run.countsByLayer)])) {
    const counts = run.countsByLayer[layer] ?? { passed: 0, failed: 0, skipped: 0 }
    passed += counts.passed
    failed += counts.failed
    if (partial) continue
    if (counts.skipped > 0) complaints.push(`${counts.skipped} tests of the layer "${layer}" were skipped.`)
    if (counts.passed + counts.failed === 0) complaints.push(`No test of the layer "${layer}" ran.`)
  }
  return { ok: failed === 0 && complaints.length === 0, lines: [...complaints, `${passed} passed, ${failed} failed`] }
}
