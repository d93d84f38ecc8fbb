import type { FastifyInstance } from 'fastify'
import { gauge } from '../metrics/series.ts'
import { watchProcess } from '../metrics/watchProcess.ts'
import type { HttpServices } from './httpServices.ts'
import { isFromThisMachine } from './isFromThisMachine.ts'

const prometheusText = 'text/plain; version=0.0.4; charset=utf-8'

/** `/metrics`, for programs on this machine unless the configuration says otherwise; to others there is nothing at that address. */
export function metricsRoute(server: FastifyInstance, { config, hub, metrics }: HttpServices): void {
  const watch = watchProcess()
  server.addHook('onClose', async () => watch.stop())
  server.addHook('onResponse', async (_request, reply) => metrics.requestAnswered(reply.statusCode))

  server.get('/metrics', (request, reply) => {
    if (!config.publicMetrics && !isFromThisMachine(request)) return reply.callNotFound()
    const { sessions, boards, queuedUpdates, queuedBytes } = hub.load()
    const gauges = [
      gauge('flamingo_sessions', 'Open web sockets.', sessions),
      gauge('flamingo_boards_live', 'Boards in memory.', boards),
      gauge('flamingo_save_queue_updates', 'Changes that wait for the disk.', queuedUpdates),
      gauge('flamingo_save_queue_bytes', 'Bytes of the changes that wait for the disk.', queuedBytes),
    ]
    return reply
      .type(prometheusText)
      .header('cache-control', 'no-store')
      .send([...gauges, metrics.text(), watch.text()].join(''))
  })
}
