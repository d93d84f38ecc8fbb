import type { Plugin } from 'vite'
import { must } from '../../shared/must.ts'

/** In development, serves every board's address `/b/<id>` with board.html and every circle's `/c/<id>` with circle.html, as the server does with the built pages. */
export function boardPage(): Plugin {
  return {
    name: 'flamingo-board-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/b/')) request.url = '/board.html'
        if (request.url?.startsWith('/c/')) request.url = '/circle.html'
        next()
      })
    },
  }
}

/**
 * Has the browser fetch the canvas' files while it still runs those that come first, after them: nobody opens a board's page for anything
 * else. `modules`: what the page loads next (client/board/boardParts.ts).
 */
export function fetchCanvasEarly(modules: readonly string[]): Plugin {
  return {
    name: 'flamingo-fetch-canvas-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!filename.endsWith('board.html')) return []
        const chunks = Object.values(must(bundle, 'a build has a bundle')).filter((output) => output.type === 'chunk')
        const next = chunks.filter(({ facadeModuleId }) => facadeModuleId !== null && modules.includes(facadeModuleId))
        const files = new Set(next.flatMap(({ fileName, imports }) => [...imports, fileName]))
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: `/${file}` },
            injectTo: 'head',
          }))
      },
    },
  }
}
