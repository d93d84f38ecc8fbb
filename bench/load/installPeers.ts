import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

const peersFolder = join(import.meta.dirname, '..', 'peers')

/** Installs what bench/peers/package.json names, as its lock file says, unless it is there. Scripts of packages are not run. */
export function installPeers(): void {
  if (hasPackagesOfLock()) return
  console.log('Installing the peers (only the first time) …')
  // Their packages are made for the Node that will run them.
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) }
  spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peersFolder, env, stdio: 'inherit' })
}

/** Whether one of the peers' packages is there. */
export function isInstalled(name: string): boolean {
  return existsSync(join(peersFolder, 'node_modules', ...name.split('/'), 'package.json'))
}

function hasPackagesOfLock(): boolean {
  const versionsIn = (...path: string[]): string => {
    const file = join(peersFolder, ...path)
    if (!existsSync(file)) return ''
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version?: string; optional?: boolean }> }
    return Object.entries(packages)
      .filter(([name, { optional }]) => name !== '' && !optional)
      .map(([name, { version }]) => `${name} ${version}`)
      .toSorted()
      .join('\n')
  }
  return versionsIn('package-lock.json') === versionsIn('node_modules', '.package-lock.json')
}
