import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '../../scripts/root.mjs'
import { must } from '../../shared/must.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startTestApp } from '../support/testApp.ts'
import { browserTest as test } from './support/browserTest.ts'
import { waitFor } from './support/waitFor.ts'

test('[OFFLINE-12] a new deployment is taken at the next load, also without a network after that; an old tab keeps its own files', async ({
  openPage,
}) => {
  const folder = join(temporaryFolder(), 'client')
  cpSync(join(root, 'dist', 'client'), folder, { recursive: true })
  const oldFile = must(homeScriptIn(folder), 'the home page has a script')
  const { url } = await startTestApp({ clientFolder: folder })
  const old = await openPage({ ownDevice: true, expectedErrors: [/Failed to load resource/] })
  await old.goto(url)
  await waitFor('the app to be kept', async () => (await old.evaluate('navigator.serviceWorker.controller !== null')) === true || undefined)

  deployNext(folder, oldFile)
  expect((await fetch(`${url}/assets/${oldFile}`)).status).toBe(404)
  const next = await old.context().newPage()
  await next.goto(url)
  expect(await buildOf(next)).toBe('next')
  await waitFor('the new version to be kept', async () => (await cachesIn(next)).length === 2 || undefined)
  await waitFor(
    'it to take over',
    async () =>
      (await next.evaluate('navigator.serviceWorker.getRegistration().then((all) => !all.installing && !all.waiting)')) === true ||
      undefined,
  )
  expect(await buildOf(old)).toBeUndefined()
  expect(await old.evaluate(`fetch('/assets/${oldFile}').then((response) => response.status)`)).toBe(200)

  await next.context().setOffline(true)
  for (const page of [next, old]) {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await buildOf(page)).toBe('next')
  }
})

function homeScriptIn(folder: string): string | undefined {
  return /assets\/(home-[\w-]+\.js)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1]
}

/** Puts a build in the place of `folder` that differs in the home page's script. */
function deployNext(folder: string, script: string): void {
  const next = `${folder}-next`
  cpSync(folder, next, { recursive: true })
  const renamed = script.replace('.js', '2.js')
  for (const name of readdirSync(next, { recursive: true, encoding: 'utf8' })) {
    const path = join(next, name)
    if (/\.(?:br|gz)$/.test(name)) rmSync(path)
    else if (/\.(?:html|js|css)$/.test(name)) writeFileSync(path, readFileSync(path, 'utf8').replaceAll(script, renamed))
  }
  renameSync(join(next, 'assets', script), join(next, 'assets', renamed))
  // At its beginning: the rest of a page's script waits for its texts, and loading doesn't wait for that.
  const source = readFileSync(join(next, 'assets', renamed), 'utf8')
  writeFileSync(join(next, 'assets', renamed), `document.documentElement.dataset.build = 'next';${source}`)
  const worker = join(next, 'sw.js')
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/`[0-9a-f]{12}`/, '`nextnextnext`'))
  renameSync(folder, `${folder}-old`)
  renameSync(next, folder)
}

function buildOf(page: Page): Promise<string | undefined> {
  return page.evaluate('document.documentElement.dataset.build')
}

async function cachesIn(page: Page): Promise<string[]> {
  const names = await page.evaluate<string[]>('caches.keys()')
  return names.filter((name) => name.startsWith('flamingo-app-'))
}
