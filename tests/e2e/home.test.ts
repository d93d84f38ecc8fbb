import { expect } from 'vitest'
import { browserTest as test } from './support/browserTest.ts'
import { screenshot } from './support/screenshot.ts'

const looks = [
  { locale: 'en-US', device: 'desktop', colorScheme: 'light' },
  { locale: 'ja-JP', device: 'desktop', colorScheme: 'dark' },
  { locale: 'ja-JP', device: 'phone', colorScheme: 'light' },
  { locale: 'en-US', device: 'phone', colorScheme: 'dark' },
] as const

test.for(looks)('the home page speaks $locale on a $device, $colorScheme', async (look, { server, openPage }) => {
  const page = await openPage(look)
  await page.goto(server.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe(look.locale.slice(0, 2))
  await screenshot(page, `home-${look.device}-${look.colorScheme}-${look.locale.slice(0, 2)}`)
})

test('a board is started from a template, opens, and waits on the home page of this device', async ({ server, openPage }) => {
  const page = await openPage()
  await page.goto(server.url)
  await page.getByLabel('Name of the board').fill('Circle no. 7')
  await page.getByRole('radio', { name: 'Inside–outside × people–business' }).click()
  await page.getByRole('button', { name: 'Create the board' }).click()
  await page.getByLabel('Your name').fill('Aki')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.locator('.tl-canvas').waitFor()
  expect(await page.title()).toContain('Circle no. 7')
  await page.getByText('Connecting both').waitFor()

  await page.goto(server.url)
  await page.getByRole('link', { name: /Circle no\. 7/ }).click()
  await page.locator('.tl-canvas').waitFor()
  expect(await page.getByLabel('Your name').count()).toBe(0)
})

test('the server away, the form says so and keeps what was typed', async ({ server, openPage }) => {
  const page = await openPage({ expectedErrors: [/Failed to load resource/] })
  await page.goto(server.url)
  await page.getByLabel('Name of the board').fill('Kept')
  await page.route('**/api/boards', (route) => route.abort())
  await page.getByRole('button', { name: 'Create the board' }).click()
  await page.getByText('The server can’t be reached').waitFor()
  expect(await page.getByLabel('Name of the board').inputValue()).toBe('Kept')
})
