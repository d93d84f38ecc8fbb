import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../../scripts/root.mjs'

const folder = join(root, 'tests', 'e2e', 'screenshots')

/** Takes a picture of what the page shows now, with its fonts there and its movements at their end, into tests/e2e/screenshots/`name`.png (ignored by git). */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
