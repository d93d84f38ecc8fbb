import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBuilt } from './ensureBuilt.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { setUp } from './setUp.mjs'

const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
const [name = '', ...options] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`Which one? npm run bench -- ${names.join(' | ')}`)
  process.exit(1)
}
const node = await setUp()
await ensureBuilt(node)
process.exit(await run(node, ['--disable-warning=ExperimentalWarning', join('bench', `${name}.ts`), ...options]))
