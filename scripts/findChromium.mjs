import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where Playwright keeps the browsers it has downloaded. */
const playwrightCaches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
  join(homedir(), '.cache', 'ms-playwright'),
  join(homedir(), 'Library', 'Caches', 'ms-playwright'),
]

const playwrightBinary = /^(?:chrome|chrome-headless-shell|headless_shell|Chromium|Google Chrome for Testing)$/

/**
 * The Chromium to test with: CHROMIUM_PATH, else one in PATH, in the usual places, or in Playwright's cache.
 * @returns {string | undefined} its path
 */
export function findChromium() {
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const asked = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []
  return [...asked, ...inPath, ...usualPlaces].find(isExecutable) ?? playwrightCaches.flatMap(browsersIn).find(isExecutable)
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} cache
 * @returns {string[]}
 */
function browsersIn(cache) {
  if (cache === '' || !existsSync(cache)) return []
  return readdirSync(cache)
    .filter((folder) => folder.startsWith('chromium'))
    .flatMap((folder) => readdirSync(join(cache, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && playwrightBinary.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
