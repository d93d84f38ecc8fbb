import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { parseBoardId } from '../../shared/ids/boardId.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { flamingoProtocol, readOffer } from '../../shared/protocol/subprotocol.ts'
import { createArrivals } from './arrivals.ts'
import { clientAddress } from './clientAddress.ts'
import { createFrameWriter } from './frameWriter.ts'
import type { HttpServices } from './httpServices.ts'
import { isAllowedOrigin } from './isAllowedOrigin.ts'

const statusByRefusal = { closing: '503 Service Unavailable', address: '404 Not Found', origin: '403 Forbidden' }
const syncPathPattern = /^\/sync\/([^/?]*)(?:\?|$)/

/**
 * Turns requests for `/sync/<board id>` into web sockets and hands them to the hub. What a client has to understand
 * (wrong key, no such board, too old) is told by a close code after the upgrade, since browsers hide HTTP answers here.
 */
export function acceptUpgrades(server: Server, { hub, clock, config, limits, log, metrics, isClosing }: HttpServices): void {
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // 270 KB of memory a connection against 15.
    perMessageDeflate: false,
    // The session itself refuses what is over the limit, with a code that says so; beyond this, ws just hangs up.
    maxPayload: 2 * limits.messageBytes,
    // Of the offered ones only this: the key is among them and must not be sent back.
    handleProtocols: (protocols) => (protocols.has(flamingoProtocol) ? flamingoProtocol : false),
  })
  const arrivals = createArrivals({ clock, limits })

  const socketOf = createFrameWriter()

  server.on('upgrade', (request, socket, head) => {
    // Without a listener, a peer that goes away in mid-handshake would end the process.
    socket.on('error', () => socket.destroy())
    if (isClosing()) return refuse(socket, 'closing')
    const [, boardIdText] = syncPathPattern.exec(request.url ?? '') ?? []
    if (boardIdText === undefined) return refuse(socket, 'address')
    if (!isAllowedOrigin(request, config)) {
      log.warn({ origin: request.headers.origin, host: request.headers.host }, 'Refused a web socket from another origin')
      return refuse(socket, 'origin')
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      arrivals.watch(socket, webSocket)
      connect(webSocket, socket, request, boardIdText)
    })
  })

  function refuse(socket: Duplex, reason: keyof typeof statusByRefusal): void {
    metrics.upgradeRefused(reason)
    socket.end(`HTTP/1.1 ${statusByRefusal[reason]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  function connect(webSocket: WebSocket, connection: Duplex, request: IncomingMessage, boardIdText: string): void {
    const boardId = parseBoardId(boardIdText)
    if (!boardId) return webSocket.close(closeCodes.notFound.code, 'notFound')
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
    hub.connect(socketOf(webSocket, connection), {
      boardId,
      offer: readOffer(offered),
      address: clientAddress(request, config.trustedProxies),
    })
  }
}
