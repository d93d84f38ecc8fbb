import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

// A page's stack is about 1 MB: 120,000 records spread over the arguments of one call, or one in another, are too many
// for it. A stack that is a sixth of that is too small for a sixth of them, and they are made sooner.
const records = 20_000
const stackSizeMb = 0.35

test('[BIND-12] a board of very many records is opened, and arrives, without a stack overflow', async () => {
  const worker = new Worker(new URL('manyRecordsWorker.ts', import.meta.url), { workerData: { records }, resourceLimits: { stackSizeMb } })
  expect(await once(worker, 'message')).toEqual([[records, records]])
})
