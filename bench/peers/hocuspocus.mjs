import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

// As its guide sets it up: the defaults, and the SQLite extension.
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(process.env.DATA_FOLDER, 'hocuspocus.sqlite') })],
})
await server.listen()
