/**
 * What a server keeps of people who have come and gone: the memory in use, after a garbage collection, before and after
 * 1,000 quick join–leave rounds on ten boards, with everybody gone and the boards out of memory. The server is a process of
 * its own, started with --expose-gc.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { silentLog } from '../server/log.ts'
import { openSqliteBoardStore } from '../server/store/sqliteBoardStore.ts'
import { must } from '../shared/must.ts'
import { createBoard } from '../tests/e2e/support/createBoard.ts'
import { waitFor } from '../tests/e2e/support/waitFor.ts'
import { addNotes } from './support/addNotes.ts'
import { machineInWords } from './support/machine.ts'
import { joinWithStockClient } from './support/stockClient.ts'

const boards = 10
const atOnce = 20
const rounds = 1_000
const notesEach = 3
const megabyte = 1024 * 1024
const growthAllowed = 2 * megabyte

type Memory = { heap: number; external: number; rss: number }

if (process.send) await serve()
else await measure()

async function measure(): Promise<void> {
  const child = fork(import.meta.filename, { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] })
  const [url] = (await once(child, 'message')) as [string]
  const ask = async (): Promise<Memory> => {
    await everybodyGone(url)
    child.send('measure')
    return ((await once(child, 'message')) as [Memory])[0]
  }
  try {
    const created = await Promise.all(Array.from({ length: boards }, () => createBoard(url)))
    const comeAndGo = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += atOnce) {
        await Promise.all(
          Array.from({ length: atOnce }, async (_, index) => {
            const client = await joinWithStockClient(url, must(created[(done + index) % boards], 'there are boards'))
            addNotes(client.document, notesEach)
            client.close()
          }),
        )
      }
    }
    // What is compiled and cached at the first time is no leak.
    await comeAndGo(rounds)
    const before = await ask()
    await comeAndGo(rounds)
    const after = await ask()
    const growth = after.heap + after.external - before.heap - before.external
    for (const [name, { heap, external, rss }] of Object.entries({ before, after })) {
      console.log(
        `${name} ${rounds} join–leave rounds: heap ${inMegabytes(heap)}, buffers ${inMegabytes(external)}, resident ${inMegabytes(rss)}`,
      )
    }
    console.log(`growth: ${inMegabytes(growth)}, ${Math.round(growth / rounds)} bytes a round`)
    console.log(machineInWords())
    process.exitCode = growth > growthAllowed ? 1 : 0
  } finally {
    child.kill()
  }
}

async function everybodyGone(url: string): Promise<void> {
  await waitFor('the boards to leave memory', async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return /^flamingo_sessions 0$/m.test(text) && /^flamingo_boards_live 0$/m.test(text) ? true : undefined
  })
}

async function serve(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'flamingo-memory-'))
  process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }))
  process.on('SIGTERM', () => process.exit(0))
  const reading = readConfig({ HOST: '127.0.0.1', PORT: '0', FLAMINGO_DATA: dataFolder })
  if ('errors' in reading) throw new Error(reading.errors.join('\n'))
  const app = await createApp({ config: reading.config, store: await openSqliteBoardStore({ dataFolder, log: silentLog }), log: silentLog })
  const { port } = await app.listen()
  process.on('message', () => void tell())
  process.send?.(`http://127.0.0.1:${port}`)
}

async function tell(): Promise<void> {
  // Finalizers free what only a second collection finds.
  for (let pass = 0; pass < 4; pass++) {
    globalThis.gc?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heap: heapUsed, external, rss } satisfies Memory)
}

function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`
}
