import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'
import { setUp } from './setUp.mjs'

/** What a change must pass besides the tests, and what to do when it doesn't. */
const checks = [
  { name: 'types', command: ['typescript/bin/tsc', '-b'], remedy: 'Mend the types named above.' },
  { name: 'lint', command: ['oxlint/bin/oxlint', '--deny-warnings'], remedy: 'Mend the places named above; .oxlintrc.json has the rules.' },
  { name: 'format', command: ['oxfmt/bin/oxfmt', '--check', '.'], remedy: 'Run: npm run format' },
  { name: 'dead code', command: ['knip/bin/knip.js', '--no-progress'], remedy: 'Remove what nothing uses, or use it.' },
  { name: 'locale keys', script: 'checkLocales.mjs', remedy: 'Both languages need the same keys, and code must use each of them.' },
  { name: 'tree', script: 'checkTree.mjs', remedy: 'Keep what belongs to one machine out of the tree.' },
]

const node = await setUp()
const results = await Promise.all(checks.map(runCheck))
const failed = results.filter((result) => !result.ok)
for (const { check, output } of failed) console.log(`\n── ${check.name} ──\n${output.trim()}\n${check.remedy}`)
if (failed.length > 0) console.log('')
for (const { check, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(12)} ${seconds.toFixed(1)} s`)
process.exit(failed.length > 0 ? 1 : 0)

/**
 * @param {(typeof checks)[number]} check
 * @returns {Promise<{ check: (typeof checks)[number], ok: boolean, output: string, seconds: number }>}
 */
function runCheck(check) {
  const [program = '', ...args] = check.script ? [join('scripts', check.script)] : withPath(check.command ?? [])
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(node, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (/** @type {Buffer} */ chunk) => (output += chunk)
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', reject)
    child.once('close', (code) => resolve({ check, ok: code === 0, output, seconds: (performance.now() - start) / 1000 }))
  })
}

/** @param {string[]} command */
function withPath([program = '', ...args]) {
  return [join('node_modules', program), ...args]
}
