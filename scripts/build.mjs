import { ensureBuilt } from './ensureBuilt.mjs'
import { setUp } from './setUp.mjs'

await ensureBuilt(await setUp())
