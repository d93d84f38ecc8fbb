import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'
import { run } from './run.mjs'

const built = join(root, 'dist', 'client')

/** The hash of the sources that `dist/client` was built from. */
const builtFrom = join(root, 'dist', 'built-from')

/** Everything that the built pages depend on. */
const sources = ['client', 'shared', join('scripts', 'vite'), 'vite.config.ts', 'tsconfig.base.json', 'package-lock.json']

/**
 * Builds the client into `dist/client` unless it was built from the same sources before. Ends the process when the build fails.
 * @param {string} node the Node to build with
 */
export async function ensureBuilt(node) {
  const hash = hashOf(sources)
  if (existsSync(join(built, 'index.html')) && existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === hash) return
  console.log('Building the pages …')
  // Beside the old build and then in its place: a server that is running keeps whole pages, and a failed build breaks nothing.
  const fresh = join(root, 'dist', `client-${process.pid}`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const code = await run(node, [vite, 'build', '--outDir', fresh, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    console.error('\nThe pages could not be built; the reason is above.')
    process.exit(code)
  }
  rmSync(built, { recursive: true, force: true })
  renameSync(fresh, built)
  writeFileSync(builtFrom, hash)
}

/**
 * @param {string[]} paths relative to the project's folder
 * @returns {string}
 */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesAt))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesAt(path) {
  if (!existsSync(join(root, path))) return []
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
