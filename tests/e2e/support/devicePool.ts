import type { Page } from 'playwright-core'
import type { PageOptions, TestBrowser, TestPage } from './openBrowser.ts'
import { watchPage } from './watchPage.ts'

/**
 * Devices that are used again once they have forgotten everything. The process behind a page has read the app's scripts by then,
 * which is two thirds of the work of opening a board.
 */
export interface DevicePool {
  /** A page on a device that remembers nothing. Its `close` brings the device back. */
  take(options?: DeviceOptions): Promise<TestPage>
}

export type DeviceOptions = PageOptions & {
  /**
   * A device that nobody has used before or will use after, for tests that do to it what can't be undone, such as an init script.
   * Only such a device has the service worker, which keeps the app for times without a network.
   */
  ownDevice?: boolean
}

/** More devices than that wait for nobody: each is a process of a hundred megabytes. */
const mostWaiting = 8

type Device = TestPage & { kind: string; viewport: ReturnType<Page['viewportSize']>; origins: Set<string> }

/** No device yet. */
export function createDevicePool(browser: TestBrowser): DevicePool {
  const waiting: Device[] = []

  async function find({ locale = 'en-US', device = 'desktop' }: PageOptions): Promise<Device> {
    const kind = `${locale} ${device}`
    const index = waiting.findLastIndex((other) => other.kind === kind)
    const [found] = index === -1 ? [] : waiting.splice(index, 1)
    if (found) return found
    const opened = await browser.openPage({ locale, device, serviceWorker: false })
    return { ...opened, kind, viewport: opened.page.viewportSize(), origins: new Set() }
  }

  async function giveBack(device: Device): Promise<void> {
    if (device.page.isClosed()) return await device.close()
    await forget(device)
    waiting.push(device)
    if (waiting.length > mostWaiting) await waiting.shift()?.close()
  }

  return {
    async take({ ownDevice, ...options } = {}) {
      if (ownDevice) return await browser.openPage(options)
      const device = await find(options)
      const { page, origins } = device
      const { colorScheme = 'light', reducedMotion = 'no-preference' } = options
      await page.emulateMedia({ colorScheme, reducedMotion })
      const complaints = watchPage(page, options.expectedErrors)
      page.on('framenavigated', (frame) => origins.add(new URL(frame.url()).origin))
      return { page, complaints, close: () => giveBack(device) }
    },
  }
}

/** All that tests listen to. The rest of a page's events is playwright's own business. */
const events = [
  'console',
  'dialog',
  'domcontentloaded',
  'download',
  'filechooser',
  'framenavigated',
  'load',
  'pageerror',
  'popup',
  'request',
  'requestfailed',
  'requestfinished',
  'response',
  'websocket',
] as const

/** Makes a page and its device what they were when they were new, but for the scripts that the process behind has read. */
async function forget({ page, viewport, origins }: Device): Promise<void> {
  const context = page.context()
  for (const event of events) page.removeAllListeners(event)
  // What isn't saved yet is lost on purpose.
  page.on('dialog', (dialog) => void dialog.accept())
  const others = context.pages().filter((other) => other !== page)
  await Promise.all(others.map((other) => other.close()))
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
  await page.mouse.up()
  await page.evaluate('window.sessionStorage?.clear()')
  await page.goto('about:blank')
  if (viewport) await page.setViewportSize(viewport)
  const session = await context.newCDPSession(page)
  await Promise.all(
    [...origins]
      .filter((origin) => origin !== 'null')
      .map((origin) => session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })),
  )
  await session.detach()
  page.removeAllListeners('dialog')
  origins.clear()
}
