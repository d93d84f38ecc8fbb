import rateLimit from '@fastify/rate-limit'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { refuse } from './apiErrors.ts'
import { boardRoutes } from './boardRoutes.ts'
import { circleRoutes } from './circleRoutes.ts'
import { copyRoute } from './copyRoute.ts'
import { clientConfigRoute } from './clientConfigRoute.ts'
import { deletedNotesRoute } from './deletedNotesRoute.ts'
import { errorHandling } from './errorHandling.ts'
import { exportRoute } from './exportRoute.ts'
import { healthRoutes } from './healthRoutes.ts'
import type { HttpServices } from './httpServices.ts'
import { importRoute } from './importRoute.ts'
import { metricsRoute } from './metricsRoute.ts'
import { pageRoutes } from './pageRoutes.ts'
import { requestLog } from './requestLog.ts'
import { securityHeaders } from './securityHeaders.ts'
import { watchSilentConnections } from './silentConnections.ts'
import { shelfRoutes } from './shelfRoutes.ts'
import { snapshotRoute } from './snapshotRoute.ts'
import { acceptUpgrades } from './upgrade.ts'
import { openUploadFolder } from './uploadFolder.ts'
import { trashRoutes } from './trashRoutes.ts'
import { uploadRoutes } from './uploadRoutes.ts'
import { versionRoutes } from './versionRoutes.ts'

// The largest JSON body is a title.
const jsonBytes = 64 * 1024

// A photo over a slow phone connection; without a bound, silent connections would pile up.
const requestMs = 120_000
// A request's few lines, or the first of them on a connection that has said nothing yet.
const headersMs = 20_000
const lookForSlowOnesMs = 5_000
// Besides its session a page has up to six connections while it loads its files; most have loaded them.
const connectionsPerSession = 3
const connectionsInAnyCase = 1_000

const answersWhileClosing = ['/healthz', '/readyz', '/metrics']

/** The HTTP side: API, images, pages, and the upgrade to web sockets. Not yet listening. */
export async function createHttpServer(services: HttpServices): Promise<FastifyInstance> {
  const { config, limits, log, isClosing } = services
  const uploads = await openUploadFolder(join(config.dataFolder, 'uploads'), {
    bytesPerBoard: limits.uploadBytesPerBoard,
    randomBytes: services.randomBytes,
  })
  const server = Fastify({
    logger: false,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    bodyLimit: jsonBytes,
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: lookForSlowOnesMs },
    forceCloseConnections: 'idle',
    // Answered below, in our own words.
    return503OnClosing: false,
  })

  const closeSilentConnections = watchSilentConnections(server.server)
  server.addHook('preClose', async () => closeSilentConnections())
  server.server.maxConnections = connectionsInAnyCase + connectionsPerSession * limits.sessions
  requestLog(server, log)
  errorHandling(server, services)
  server.addHook('onRequest', async (request, reply) => {
    if (!isClosing()) return
    reply.header('connection', 'close')
    if (!answersWhileClosing.includes(request.url)) return refuse(reply, 'closing')
  })
  await securityHeaders(server, config)
  await server.register(rateLimit, { global: false })

  healthRoutes(server, services)
  metricsRoute(server, services)
  boardRoutes(server, services)
  snapshotRoute(server, services)
  deletedNotesRoute(server, services)
  trashRoutes(server, services)
  versionRoutes(server, services)
  copyRoute(server, services)
  circleRoutes(server, services)
  shelfRoutes(server, services)
  exportRoute(server, services)
  await uploadRoutes(server, services, uploads)
  importRoute(server, services, uploads)
  clientConfigRoute(server, services)
  // Asked for by few: nobody's start waits for it.
  let openApi: Promise<object> | undefined
  server.get('/api/openapi.json', () => (openApi ??= import('./openApi.ts').then(({ openApiDocument }) => openApiDocument())))
  await pageRoutes(server, services)

  acceptUpgrades(server.server, services)
  return server
}
