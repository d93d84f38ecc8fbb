import type { Plugin } from 'vite'

/** In development, serves every board's address `/b/<id>` with board.html, as the server does with the built page. */
export function boardPage(): Plugin {
  return {
    name: 'flamingo-board-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/b/')) request.url = '/board.html'
        next()
      })
    },
  }
}
