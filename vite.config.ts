import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { boardPage, fetchCanvasEarly } from './scripts/vite/boardPage.ts'
import { pageFiles } from './scripts/vite/pageFiles.ts'
import { precompress } from './scripts/vite/precompress.ts'
import { serviceWorker } from './scripts/vite/serviceWorker.ts'

/** Where `npm run dev` runs the Flamingo server; the page's own address stays the one people open. */
const devServer = process.env.FLAMINGO_DEV_SERVER ?? 'http://127.0.0.1:5858'

/** What client/board/boardParts.ts loads. */
const canvas = [
  'client/sync/openLiveBoard.ts',
  'client/canvas/BoardCanvas.tsx',
  'client/canvas/openShortcuts.ts',
  'client/canvas/writing/bulkBoxOf.ts',
].map(fromHere)

export default defineConfig({
  root: fromHere('client'),
  cacheDir: fromHere('node_modules/.vite'),
  plugins: [react(), boardPage(), fetchCanvasEarly(canvas), serviceWorker(), precompress()],
  resolve: {
    // Two copies of one of these in a page break it: two Yjs don't know each other's types, two Reacts no hooks.
    dedupe: [
      'react',
      'react-dom',
      'yjs',
      'lib0',
      'y-protocols',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-transform',
      'prosemirror-view',
      '@tiptap/core',
      '@tiptap/pm',
      '@tiptap/react',
      '@tldraw/editor',
      '@tldraw/state',
      '@tldraw/store',
      '@tldraw/tldraw',
      '@tldraw/tlschema',
      '@tldraw/utils',
      '@tldraw/validate',
    ],
  },
  build: {
    outDir: fromHere('dist/client'),
    emptyOutDir: true,
    manifest: true,
    // Fonts and icons as files: they are cached for good and the content security policy needs no exception for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // tldraw alone is 1.5 MB; what counts is the gzip size at start, which bench/bundle.ts watches.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      input: { home: fromHere('client/index.html'), board: fromHere('client/board.html'), circle: fromHere('client/circle.html') },
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'files of pages',
              name: pageFiles({
                home: [fromHere('client/home/main.tsx')],
                board: [fromHere('client/board/main.tsx')],
                circle: [fromHere('client/circle/main.tsx')],
                canvas,
              }),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: {
      '/api': devServer,
      '/uploads': devServer,
      '/healthz': devServer,
      '/readyz': devServer,
      // A board's id has no dot: modules in client/sync/ are the page's own.
      '^/sync/[^/.?]+(\\?|$)': { target: devServer, ws: true },
    },
  },
})

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
