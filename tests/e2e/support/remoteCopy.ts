import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import type { KeptBoard, LocalCopy } from '../../../client/sync/localCopy.ts'
import { must } from '../../../shared/must.ts'

const entry = fileURLToPath(new URL('copyHarness.ts', import.meta.url))

/** Puts the client's IndexedDB copies into a page, so that tests can use them from here. */
export async function loadCopies(page: Page): Promise<void> {
  const built = (await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'copies' } },
  })) as Rolldown.RolldownOutput[]
  const { code } = must(built[0]?.output[0], 'the build gives one script')
  await page.evaluate(`${code}; window.copies = copies; window.opened = {}`)
}

/** The copy `id` in the page's IndexedDB, as the open page of that number sees it. */
export function remoteCopy(page: Page, id: string, number: number): LocalCopy {
  const handle = JSON.stringify(`${id} ${number}`)
  const ask = <T>(call: string): Promise<T> =>
    page.evaluate<T>(`(async () => {
      const copy = (opened[${handle}] ??= copies.openDeviceCopy(${JSON.stringify(id)}, ${number}))
      const plain = (kept) => kept && { updates: kept.updates.map((update) => [...update]), unsaved: kept.unsaved }
      return ${call}
    })()`)
  return {
    async read() {
      const kept = await ask<{ updates: number[][]; unsaved: string[] } | undefined>('plain(await copy.read())')
      return kept && ({ updates: kept.updates.map((update) => Uint8Array.from(update)), unsaved: kept.unsaved } satisfies KeptBoard)
    },
    write({ updates, unsaved }, wholeDocument) {
      const bytes = (update: Uint8Array): string => `Uint8Array.of(${[...update].join()})`
      const change = `{ updates: [${updates.map(bytes).join()}], unsaved: ${JSON.stringify(unsaved)} }`
      return ask(`copy.write(${change}, () => ${bytes(wholeDocument())})`)
    },
    remove: (options) => ask(`copy.remove(${JSON.stringify(options)})`),
    close: () => undefined,
  }
}
