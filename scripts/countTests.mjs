import { writeFileSync } from 'node:fs'
import process from 'node:process'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** A vitest reporter that writes how many tests of each layer passed, failed and were skipped to the file TEST_COUNTS_FILE names. */
export default class CountTests {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, Counts>} */
    const countsByLayer = {}
    for (const module of modules) {
      const counts = (countsByLayer[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 })
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state]++
      }
      // A file that can't be loaded has no tests to fail.
      if (module.errors().length > 0) counts.failed++
    }
    const file = process.env.TEST_COUNTS_FILE
    if (file) writeFileSync(file, JSON.stringify({ countsByLayer, errors: unhandledErrors.length }))
  }
}
