import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { findChromium } from './findChromium.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

/**
 * A Chromium for the tests in a real browser: the machine's own, else one installed now. Ends the process, in words, when there is no way.
 * @param {string} node
 * @returns {Promise<string>} its path
 */
export async function ensureChromium(node) {
  const found = findChromium()
  if (found) return found
  console.log('There is no Chromium on this machine: installing one for the tests …')
  await (mayUseApt() ? installWithApt() : installWithPlaywright(node))
  const installed = findChromium()
  if (installed) return installed
  console.error(
    '\nThe tests in a real browser need Chromium, and it could not be installed here. Install Chromium or Chrome by the means of your system' +
      ' (on Debian and Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to the one you have. Then run npm test again.',
  )
  process.exit(1)
}

function mayUseApt() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env })
}

/** @param {string} node */
async function installWithPlaywright(node) {
  await run(node, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium-headless-shell'])
}
