import type { Page } from 'playwright-core'
import { screenshot } from './screenshot.ts'

/**
 * Keeps what the pages of a failed test show, which is gone when they are closed: a picture of each, and in the test's output what a
 * screen reader would say of it. A page that no longer answers is passed over.
 */
export async function keepFailure(testName: string, pages: readonly [called: string, page: Page][]): Promise<void> {
  for (const [called, page] of pages) {
    const name = `failed ${testName.slice(0, 60)} ${called}`.replaceAll(/\W+/g, '-')
    try {
      await screenshot(page, name)
      const said = await page.locator('body').ariaSnapshot({ timeout: 5_000 })
      console.error(`${called} when the test failed, as in tests/e2e/screenshots/${name}.png:\n${said}`)
    } catch (error) {
      console.error(`Nothing is known of ${called} when the test failed: ${String(error)}`)
    }
  }
}
