import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt } from './ensureBuilt.mjs'
import { ensureChromium } from './ensureChromium.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { keepsCompiled } from './serverRuntime.mjs'
import { setUp } from './setUp.mjs'
import { needsBrowser, verdictOf } from './testRun.mjs'

// Everything after `npm test --` goes to vitest: a file, a name (-t), a layer (--project unit).
const filters = process.argv.slice(2)
const node = await setUp()
const browser = needsBrowser(filters)
const chromium = browser ? await ensureChromium(node) : undefined
if (browser) await ensureBuilt(node)

mkdirSync(join(root, '.cache'), { recursive: true })
const counts = join(root, '.cache', `test-counts-${process.pid}.json`)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts', 'countTests.mjs')}`]
const exitCode = await run(node, ['--disable-warning=ExperimentalWarning', vitest, 'run', ...reporters, ...filters], {
  // Every process of tests loads much the same packages.
  env: { ...keepsCompiled, ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}), TEST_COUNTS_FILE: counts },
})

const { ok, lines } = verdictOf(existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : undefined, filters.length > 0)
rmSync(counts, { force: true })
for (const line of lines) console.log(line)
process.exit(ok ? exitCode : exitCode || 1)
