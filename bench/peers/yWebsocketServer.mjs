import { once } from 'node:events'
import http from 'node:http'
import { LeveldbPersistence } from 'y-leveldb'
import { WebSocketServer } from 'ws'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import * as Y from 'yjs'

// @y/websocket-server with y-leveldb, joined as y-websocket's own server did it while it still had the two together.
const persistence = new LeveldbPersistence(process.env.DATA_FOLDER)
setPersistence({
  provider: persistence,
  async bindState(name, document) {
    const stored = await persistence.getYDoc(name)
    const newUpdates = Y.encodeStateAsUpdate(document)
    await persistence.storeUpdate(name, newUpdates)
    Y.applyUpdate(document, Y.encodeStateAsUpdate(stored))
    document.on('update', (update) => persistence.storeUpdate(name, update))
  },
  writeState: async () => {},
})

const server = http.createServer()
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
server.listen(Number(process.env.PORT), '127.0.0.1')
await once(server, 'listening')
