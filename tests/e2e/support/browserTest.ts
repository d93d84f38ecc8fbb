import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { createDevicePool, type DeviceOptions, type DevicePool } from './devicePool.ts'
import { keepFailure } from './keepFailure.ts'
import { openBrowser, type TestPage } from './openBrowser.ts'
import { createPairOfPages, type Pair, type PairOfPages } from './pairOfPages.ts'
import { startServer, type TestServer } from './startServer.ts'

type Fixtures = {
  $worker: {
    /** One server and one Chromium for all tests: each has boards of its own. */
    server: TestServer
    devices: DevicePool
  }
  $file: {
    pairOfPages: PairOfPages
  }
  $test: {
    /** Aki and Ben on an empty board, for tests that leave camera, connection and settings as they are: the tests of a file share them. */
    pair: Pair
    /** A page on a device of its own. It is closed after the test, which fails if anything went wrong in the page. */
    openPage: (options?: DeviceOptions) => Promise<Page>
  }
}

/** A test in real browsers against a real server. */
export const browserTest = test.extend<Fixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the dependencies of a fixture from this pattern
    async ({}, use) => {
      // All boards of all tests come from one address.
      const server = await startServer({ FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '1000' })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  devices: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const browser = await openBrowser()
      await use(createDevicePool(browser))
      await browser.close()
    },
    { scope: 'worker' },
  ],
  pairOfPages: [
    async ({ server, devices }, use) => {
      const pairOfPages = createPairOfPages(server, devices)
      await use(pairOfPages)
      await pairOfPages.close()
    },
    { scope: 'file' },
  ],
  pair: async ({ pairOfPages, task, onTestFailed }, use) => {
    // Whatever state a failed test leaves them in, it is not the next one's matter.
    onTestFailed(() => pairOfPages.close())
    const pair = await pairOfPages.take()
    await use(pair)
    if (task.result?.state === 'fail') {
      const pages: [string, Page][] = [
        ['Aki', pair.aki],
        ['Ben', pair.ben],
      ]
      await keepFailure(task.name, pages)
    }
    expect(pairOfPages.complaints()).toEqual([])
  },
  openPage: async ({ devices, task }, use) => {
    const opened: TestPage[] = []
    await use(async (options) => {
      const page = await devices.take(options)
      opened.push(page)
      return page.page
    })
    if (task.result?.state === 'fail') {
      const pages = opened.map(({ page }, index): [string, Page] => [`page ${index + 1}`, page])
      await keepFailure(task.name, pages)
    }
    const complaints = opened.flatMap((page) => page.complaints())
    await Promise.all(opened.map((page) => page.close()))
    expect(complaints).toEqual([])
  },
})
