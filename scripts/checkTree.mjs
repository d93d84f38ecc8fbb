import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'
import { complaintsAbout } from './treeRules.mjs'

/** Bigger files are pictures and fixtures. */
const largestBytes = 1_000_000

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
const complaints = listed.split('\0').flatMap((path) => {
  const file = join(root, path)
  const facts = path === '' ? undefined : statSync(file, { throwIfNoEntry: false })
  return facts?.isFile() && facts.size < largestBytes ? complaintsAbout(path, readFileSync(file, 'utf8')) : []
})
for (const complaint of complaints) console.error(complaint)
process.exit(complaints.length > 0 ? 1 : 0)
