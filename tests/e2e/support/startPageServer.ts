import { join } from 'node:path'
import { root } from '../../../scripts/root.mjs'
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/testApp.ts'

/** A server in this process on the built pages, for tests that make it small or break its disk. Stopped when the test ends. */
export function startPageServer(options: Omit<TestAppOptions, 'clientFolder'>): Promise<TestApp> {
  return startTestApp({ ...options, clientFolder: join(root, 'dist', 'client') })
}
