import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { HttpServices } from './httpServices.ts'

const yearSeconds = 31_536_000

/** The built pages: `/` is home, `/b/<id>` a board, `/b/<id>/view` one that is only shown, `/c/<id>` a circle (whatever the id: the page says when the link is wrong). */
export async function pageRoutes(server: FastifyInstance, { clientFolder, log }: HttpServices): Promise<void> {
  const isBuilt = existsSync(join(clientFolder, 'index.html'))
  if (!isBuilt) log.warn({ clientFolder }, 'The pages are not built: only the API is served')

  await server.register(fastifyStatic, {
    root: clientFolder,
    // `sendFile` is needed for uploads in any case.
    serve: isBuilt,
    index: false,
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(reply, path) {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', cacheControlOf(relative(clientFolder, path)))
    },
  })
  if (!isBuilt) return

  server.get('/', (_request, reply) => reply.sendFile('index.html'))
  server.get('/c/:id', (_request, reply) => reply.sendFile('circle.html'))
  server.get('/b/:id', (_request, reply) => reply.sendFile('board.html'))
  server.get('/b/:id/view', (_request, reply) => reply.sendFile('board.html'))
}

/** Files below assets/ carry a hash of their content in their name; all else is asked for again each time. */
function cacheControlOf(path: string): string {
  return path.startsWith('assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'
}
