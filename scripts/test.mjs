import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt } from './ensureBuilt.mjs'
import { ensureChromium } from './ensureChromium.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { keepsCompiled } from './serverRuntime.mjs'
import { setUp } from './setUp.mjs'
import { needsBrowser, sumOf, verdictOf } from './testRun.mjs'

// Everything after `npm test --` goes to vitest: a file, a name (-t), a layer (--project unit).
const filters = process.argv.slice(2)
const node = await setUp()
const browser = needsBrowser(filters)
const chromium = browser ? await ensureChromium(node) : undefined
if (browser) await ensureBuilt(node)

mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'test-'))
const runs = filters.length > 0 ? [await runVitest('part', filters)] : await runAllLayers()
rmSync(folder, { recursive: true })

const { ok, lines } = verdictOf(sumOf(runs.map(({ counts }) => counts)), filters.length > 0)
for (const line of lines) console.log(line)
const exitCode = runs.find((one) => one.exitCode !== 0)?.exitCode ?? 0
process.exit(ok ? exitCode : exitCode || 1)

/**
 * A browser at work leaves a third of two cores idle. The unit layer has that, and gives way: nothing in it is a matter of time. Tests
 * with servers and random schedules come after, and have both cores.
 */
async function runAllLayers() {
  const output = join(folder, 'unit.txt')
  const file = openSync(output, 'w')
  const unit = runVitest('unit', ['--project=unit'], { stdio: ['ignore', file, file], priority: constants.priority.PRIORITY_LOW })
  const e2e = await runVitest('e2e', ['--project=e2e'])
  const beside = await unit
  closeSync(file)
  console.log(readFileSync(output, 'utf8'))
  return [beside, e2e, await runVitest('sync', ['--project=sync'])]
}

/**
 * @param {string} name of its own among the runs
 * @param {string[]} vitestFilters
 * @param {Parameters<typeof run>[2]} [options]
 */
async function runVitest(name, vitestFilters, options) {
  const file = join(folder, `${name}.json`)
  // Every process of tests loads much the same packages.
  const env = { ...keepsCompiled, ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}), TEST_COUNTS_FILE: file }
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts', 'countTests.mjs')}`]
  const exitCode = await run(node, ['--disable-warning=ExperimentalWarning', vitest, 'run', ...reporters, ...vitestFilters], {
    ...options,
    env,
  })
  /** @type {import('./testRun.mjs').RunCounts | undefined} */
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  return { exitCode, counts }
}
