import process from 'node:process'
import { endWithNpm } from './endWithNpm.mjs'
import { ensureBuilt } from './ensureBuilt.mjs'
import { run } from './run.mjs'
import { serverEnvironment, serverNodeArguments } from './serverRuntime.mjs'
import { setUp } from './setUp.mjs'

endWithNpm()
const node = await setUp()
await ensureBuilt(node)
process.exit(await run(node, [...serverNodeArguments, 'server/main.ts'], { env: serverEnvironment() }))
