import type { FastifyInstance } from 'fastify'
import { dataFormats, mediaTypes, type DataFormat } from '../../shared/export/exportFormats.ts'
import { createExporter } from '../export/exporter.ts'
import { refuse } from './apiErrors.ts'
import { exportQuery, wordsOf } from './apiSchemas.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'

const minuteMs = 60_000

/** The data of a board as a file, as the page's Export button gives it: for scripts. */
export function exportRoute(server: FastifyInstance, { store, clock, limits }: HttpServices): void {
  const exportBoard = createExporter(store)
  const config = { rateLimit: { max: limits.exportsPerAddressPerMinute, timeWindow: minuteMs } }

  for (const format of dataFormats) {
    server.get<BoardRoute>(`/api/boards/:id/export.${format}`, { config }, async (request, reply) => {
      const authorized = await authorize(store, request)
      if (typeof authorized === 'string') return refuse(reply, authorized)
      const query = exportQuery.safeParse(request.query)
      if (!query.success) return refuse(reply, 'invalidRequest', wordsOf(query.error))
      const { boardId } = authorized.board
      const url = `${request.protocol}://${request.host}/b/${boardId}`
      const file = await exportBoard(boardId, { format, locale: query.data.locale, url, at: clock.now() })
      if (file === 'not-found') return refuse(reply, 'notFound')
      if (file === 'too-new') return refuse(reply, 'cannotOpen')
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', dispositionOf(file.name, format))
        .type(mediaTypes[format])
        .send(file.text)
    })
  }
}

/** RFC 6266: with a plain name for programs that know no other letters. */
function dispositionOf(name: string, format: DataFormat): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="flamingo.${format}"; filename*=UTF-8''${encoded}`
}
