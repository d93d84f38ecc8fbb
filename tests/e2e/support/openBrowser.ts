import { chromium, devices, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/findChromium.mjs'
import { must } from '../../../shared/must.ts'
import { watchPage } from './watchPage.ts'

/** A real Chromium. Every page is somebody else's device, with nothing remembered. */
export interface TestBrowser {
  readonly version: string
  openPage(options?: PageOptions): Promise<TestPage>
  close(): Promise<void>
}

/** Each page is alone in a context. */
export type TestPage = {
  page: Page
  /** What went wrong in the page so far: errors in its console, requests to other hosts. */
  complaints(): string[]
  close(): Promise<void>
}

export type PageOptions = {
  locale?: 'ja-JP' | 'en-US'
  /** `desktop`: 1440 × 900. `phone`: 390 × 844, touch. */
  device?: 'desktop' | 'phone'
  colorScheme?: 'light' | 'dark'
  reducedMotion?: 'reduce' | 'no-preference'
  /** Errors that the test brings about on purpose, such as a server that is away. */
  expectedErrors?: RegExp[]
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts Chromium: CHROMIUM_PATH, or the one that is found on this machine. `passOn`: a device is wiped and passed on to the next page of
 * its kind. It keeps the compiled scripts of the server's pages, which is half of the time that a page takes to open.
 */
export async function openBrowser({ passOn = false } = {}): Promise<TestBrowser> {
  const executablePath = must(findChromium(), 'npm test finds or installs a Chromium before the tests run')
  const browser = await chromium.launch({ executablePath, args: flags })
  const wiped = new Map<string, BrowserContext[]>()
  return {
    version: browser.version(),
    async openPage(options = {}) {
      const kind = contextOptionsOf(options)
      const key = JSON.stringify(kind)
      const context = wiped.get(key)?.pop() ?? (await browser.newContext(kind))
      const page = await context.newPage()
      const complaints = watchPage(page, options.expectedErrors)
      if (!passOn) return { page, complaints, close: () => context.close() }
      const visited = originsVisitedBy(page)
      const isChanged = whetherItsContextIsAskedFor(page)
      return {
        page,
        complaints,
        async close() {
          if (isChanged() || page.isClosed()) return await context.close()
          await wipe(context, page, visited)
          wiped.set(key, [...(wiped.get(key) ?? []), context])
        },
      }
    },
    close: () => browser.close(),
  }
}

function originsVisitedBy(page: Page): ReadonlySet<string> {
  const origins = new Set<string>()
  page.on('framenavigated', (frame) => {
    if (/^https?:/.test(frame.url())) origins.add(new URL(frame.url()).origin)
  })
  return origins
}

/** Whoever has the context may take away its network, open more pages, or hold its input methods. */
function whetherItsContextIsAskedFor(page: Page): () => boolean {
  const context = page.context()
  let isAsked = false
  page.context = () => {
    isAsked = true
    return context
  }
  return () => isAsked
}

async function wipe(context: BrowserContext, page: Page, origins: ReadonlySet<string>): Promise<void> {
  // Away from the pages that write something down when they are left.
  await page.goto('about:blank')
  const devTools = await context.newCDPSession(page)
  for (const origin of origins) {
    await devTools.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage',
    })
  }
  await page.close()
  await context.clearPermissions()
}

function contextOptionsOf({ locale = 'en-US', device = 'desktop', colorScheme = 'light', reducedMotion = 'no-preference' }: PageOptions) {
  const shape: BrowserContextOptions =
    device === 'phone'
      ? { ...must(devices['Pixel 7'], 'Playwright knows this phone'), viewport: { width: 390, height: 844 } }
      : { viewport: { width: 1440, height: 900 } }
  return { ...shape, locale, colorScheme, reducedMotion, timezoneId: 'Asia/Tokyo' } satisfies BrowserContextOptions
}
