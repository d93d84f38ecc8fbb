import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'
import { run } from './run.mjs'

const oldestNode = 20

/** Node 24 as an npm package, so that everything runs on the same version whatever the machine has. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * Makes the checkout ready to run: packages as in package-lock.json, and the pinned Node. Takes milliseconds when it already is.
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 * @returns {Promise<string>} the path of the Node to run everything else with
 */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    giveUp(`Flamingo needs Node ${oldestNode} or newer. This is Node ${process.versions.node}.`)
  }
  if (!packagesMatchLock()) {
    console.log('Installing the packages (only the first time and after an upgrade) …')
    if ((await npm('ci', '--no-audit', '--no-fund', '--loglevel=error')) !== 0) {
      giveUp('The packages could not be installed; npm says why above. Mostly it is the network: try again when npm reaches its registry.')
    }
  }
  if (!pinnedNodeRuns()) {
    // Its install script puts the binary there, and npm may have been told to run none.
    await npm('rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error')
    if (!pinnedNodeRuns()) {
      giveUp('The pinned Node 24 does not run. Allow its install script (npm install-scripts approve node), then: npm rebuild node')
    }
  }
  return pinnedNode
}

/**
 * Whether node_modules holds what package-lock.json says, by the list that npm leaves in it.
 * @returns {boolean}
 */
function packagesMatchLock() {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  const asWanted = Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' ? true : installed[path] ? installed[path].version === version : optional,
  )
  return asWanted && Object.keys(installed).every((path) => path in wanted)
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

function pinnedNodeRuns() {
  const wanted = packagesIn(join(root, 'package-lock.json'))['node_modules/node']?.version
  return spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${wanted}`
}

/**
 * The machine's own npm on the machine's own Node: the pinned one is about to be replaced.
 * @param {string[]} args
 */
function npm(...args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes(`node_modules${sep}.bin`))
  const env = { ...process.env, PATH: path.join(delimiter) }
  return run('npm', args, { env, shell: process.platform === 'win32' })
}

/**
 * @param {string} why
 * @returns {never}
 */
function giveUp(why) {
  console.error(`\n${why}`)
  process.exit(1)
}
