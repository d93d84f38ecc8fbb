import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { must } from '../../shared/must.ts'

const folder = fileURLToPath(new URL('../../client/serviceWorker/', import.meta.url))
const entry = join(folder, 'serviceWorker.ts')

/**
 * Builds the service worker into `sw.js`, as one plain script with a list of the app's files in it. Fonts are not in the list: a
 * device keeps the few slices that it uses. The version is a hash of what the pages consist of and of the worker itself, so that it changes with them.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'flamingo-service-worker',
    apply: 'build',
    async writeBundle(options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/') && !name.endsWith('.woff2'))
        .sort()
      const hash = createHash('sha256').update(files.join('\n'))
      for (const source of [entry, join(folder, 'appFiles.ts')]) hash.update(readFileSync(source))
      for (const output of Object.values(bundle)) {
        if (output.type === 'asset' && output.fileName.endsWith('.html')) hash.update(output.source)
      }
      await build({
        configFile: false,
        logLevel: 'warn',
        define: {
          appVersion: JSON.stringify(hash.digest('hex').slice(0, 12)),
          appFiles: JSON.stringify(files.map((name) => `/${name}`)),
        },
        build: {
          outDir: must(options.dir, 'the build has a folder'),
          emptyOutDir: false,
          copyPublicDir: false,
          reportCompressedSize: false,
          // A plain script: not every browser takes a module as a service worker.
          lib: { entry, formats: ['iife'], name: 'flamingo', fileName: () => 'sw.js' },
        },
      })
    },
  }
}
