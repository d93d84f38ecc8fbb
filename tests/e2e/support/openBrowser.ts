import { chromium, devices, type BrowserContextOptions, type Page } from 'playwright-core'
import { findChromium } from '../../../scripts/findChromium.mjs'
import { must } from '../../../shared/must.ts'
import { watchPage } from './watchPage.ts'

/** A real Chromium. Every page is somebody else's device: a context of its own, with nothing remembered. */
export interface TestBrowser {
  readonly version: string
  openPage(options?: PageOptions): Promise<TestPage>
  close(): Promise<void>
}

/** Each page in a context of its own; `close` ends both. */
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
  /** `false`: the browser takes no service worker. */
  serviceWorker?: boolean
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

/** Starts Chromium: CHROMIUM_PATH, or the one that is found on this machine. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = must(findChromium(), 'npm test finds or installs a Chromium before the tests run')
  const browser = await chromium.launch({ executablePath, args: flags })
  return {
    version: browser.version(),
    async openPage(options = {}) {
      const context = await browser.newContext(contextOptionsOf(options))
      const page = await context.newPage()
      const complaints = watchPage(page, options.expectedErrors)
      return { page, complaints, close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

function contextOptionsOf({
  locale = 'en-US',
  device = 'desktop',
  colorScheme = 'light',
  reducedMotion = 'no-preference',
  serviceWorker = true,
}: PageOptions) {
  const shape: BrowserContextOptions =
    device === 'phone'
      ? { ...must(devices['Pixel 7'], 'Playwright knows this phone'), viewport: { width: 390, height: 844 } }
      : { viewport: { width: 1440, height: 900 } }
  const serviceWorkers = serviceWorker ? 'allow' : 'block'
  return { ...shape, locale, colorScheme, reducedMotion, serviceWorkers, timezoneId: 'Asia/Tokyo' } satisfies BrowserContextOptions
}
