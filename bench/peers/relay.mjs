import { WebSocketServer } from 'ws'

// The limit: whatever comes in goes to everybody else on the same path, unread. With BATCH_MS, what came in meanwhile goes out
// as one message to everybody, each part with its length before it.
const batchMs = Number(process.env.BATCH_MS ?? 0)
const roomByPath = new Map()

const sockets = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' })
sockets.on('connection', (socket, request) => {
  const room = roomOf(request.url)
  room.sockets.add(socket)
  socket.on('message', (bytes) => (batchMs > 0 ? gather(room, bytes) : relay(room, socket, bytes)))
  socket.on('close', () => room.sockets.delete(socket))
  socket.on('error', () => socket.terminate())
})

function roomOf(path) {
  if (!roomByPath.has(path)) roomByPath.set(path, { sockets: new Set(), waiting: [], timer: undefined })
  return roomByPath.get(path)
}

function relay(room, from, bytes) {
  for (const socket of room.sockets) if (socket !== from) socket.send(bytes)
}

function gather(room, bytes) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  room.waiting.push(length, bytes)
  room.timer ??= setTimeout(() => {
    room.timer = undefined
    const message = Buffer.concat(room.waiting.splice(0))
    for (const socket of room.sockets) socket.send(message)
  }, batchMs)
}
