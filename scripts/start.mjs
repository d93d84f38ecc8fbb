import process from 'node:process'
import { endWithNpm } from './endWithNpm.mjs'
import { ensureBuilt } from './ensureBuilt.mjs'
import { run } from './run.mjs'
import { setUp } from './setUp.mjs'

endWithNpm()
const node = await setUp()
await ensureBuilt(node)
const env = { NODE_ENV: 'production', ...process.env }
// node:sqlite is marked experimental in Node 24; the version is pinned, so the warning tells people nothing.
process.exit(await run(node, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], { env }))
