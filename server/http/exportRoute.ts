import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { can } from '../../shared/board/role.ts'
import { fileFormats, mediaTypes, type FileFormat } from '../../shared/export/exportFormats.ts'
import { createExporter } from '../export/exporter.ts'
import { fileBytes, uploadReader } from '../export/fileBytes.ts'
import { refuse } from './apiErrors.ts'
import { exportQuery, wordsOf } from './apiSchemas.ts'
import { authorize, type BoardRoute } from './authorize.ts'
import type { HttpServices } from './httpServices.ts'

const minuteMs = 60_000

/** A board as a file, as the page's Export button gives it: for scripts, and for the page where only the server has all of it. */
export function exportRoute(server: FastifyInstance, { config: settings, store, threads, clock, limits, log }: HttpServices): void {
  const exportBoard = createExporter({ store, threads, log })
  const readUpload = uploadReader(join(settings.dataFolder, 'uploads'))
  const config = { rateLimit: { max: limits.exportsPerAddressPerMinute, timeWindow: minuteMs } }

  for (const format of fileFormats) {
    server.get<BoardRoute>(`/api/boards/:id/export.${format}`, { config }, async (request, reply) => {
      const authorized = await authorize(store, request)
      if (typeof authorized === 'string') return refuse(reply, authorized)
      const query = exportQuery.safeParse(request.query)
      if (!query.success) return refuse(reply, 'invalidRequest', wordsOf(query.error))
      const { boardId } = authorized.board
      const url = `${request.protocol}://${request.host}/b/${boardId}`
      const { locale, theme, numbers, version } = query.data
      const picture = { theme, showsNumbers: numbers === 'true' }
      const file = await exportBoard(boardId, { format, locale, url, at: clock.now(), picture }, version)
      if (file === 'not-found') return refuse(reply, 'notFound')
      if (file === 'unknown-version') return refuse(reply, 'unknownVersion')
      if (file === 'too-new') return refuse(reply, 'cannotOpen')
      // Whoever opens a board's own file is its facilitator, and could show what this board hides.
      if (format === 'flamingo' && file.authorsHidden && !can(authorized.role, 'facilitate')) return refuse(reply, 'authorsHidden')
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', dispositionOf(file.name, format))
        .type(mediaTypes[format])
        .send(Readable.from(fileBytes(file.contents, readUpload)))
    })
  }
}

/** RFC 6266: with a plain name for programs that know no other letters. */
function dispositionOf(name: string, format: FileFormat): string {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="flamingo.${format}"; filename*=UTF-8''${encoded}`
}
