import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import http from 'node:http'
import { NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from '@tldraw/sync-core'
import { createTLSchema } from '@tldraw/tlschema'
import { WebSocketServer } from 'ws'

// @tldraw/sync-core over ws with its SQLite storage, one database a room, as in tldraw's own example of a Node server.
const roomByName = new Map()
let sessions = 0

function roomOf(name) {
  const open = roomByName.get(name)
  if (open) return open
  const database = new DatabaseSync(join(process.env.DATA_FOLDER, `${name}.sqlite`))
  const storage = new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(database) })
  const room = new TLSocketRoom({
    schema: createTLSchema(),
    storage,
    onSessionRemoved(closing, { numSessionsRemaining }) {
      if (numSessionsRemaining > 0) return
      roomByName.delete(name)
      closing.close()
      database.close()
    },
  })
  roomByName.set(name, room)
  return room
}

// A client of its protocol names the schema it was made with: here the server's own.
const schema = JSON.stringify(createTLSchema().serialize())
const server = http.createServer((_request, response) => response.end(schema))
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket, request) => {
  roomOf(request.url.slice(1)).handleSocketConnect({ sessionId: String(++sessions), socket })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
