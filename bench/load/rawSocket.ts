import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** The client's end of a web socket with nothing around it: two hundred of them must cost the load's process next to nothing. */
export interface RawSocket {
  send(payload: Uint8Array): void
  /** From now on messages are read. Otherwise what comes is counted and thrown away. */
  listen(onMessage: (payload: Buffer) => void): void
  /** From now on messages are thrown away again, unread. */
  ignore(): void
  /** Takes nothing from the network any more. */
  stopReading(): void
  bytesReceived(): number
  isOpen(): boolean
  close(): void
}

export type Address = { port: number; path: string; protocols: string[] }

const opcode = { text: 1, binary: 2, close: 8, pong: 10 } as const
// Below every server's idea of a dead connection.
const pongEveryMs = 5_000
// One for all: what the kernel has is copied here and looked at, or not, before the next read.
const readBuffer = Buffer.alloc(256 * 1024)

/** Opens a web socket to a server on this machine. Messages are text or binary, as the server wants it. */
export async function openRawSocket({ port, path, protocols }: Address, isText: boolean): Promise<RawSocket> {
  let take: (bytes: Buffer) => void = () => {}
  let isOpen = true
  const onread = { buffer: readBuffer, callback: (count: number) => (take(readBuffer.subarray(0, count)), true) }
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread })
  socket.on('error', () => socket.destroy())

  const rest = await new Promise<Buffer>((resolve, reject) => {
    let head = Buffer.alloc(0)
    take = (bytes) => {
      head = Buffer.concat([head, bytes])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (head.subarray(0, 12).toString() === 'HTTP/1.1 101') resolve(head.subarray(end + 4))
      else reject(new Error(`The server did not upgrade: ${head.subarray(0, end).toString()}`))
    }
    socket.once('close', () => reject(new Error('The connection ended')))
    socket.write(requestOf(path, port, protocols))
  })
  const beat = setInterval(() => socket.write(frameOf(opcode.pong, Buffer.alloc(0))), pongEveryMs)
  socket.once('close', () => {
    isOpen = false
    clearInterval(beat)
  })
  // What came with the upgrade is read by whoever listens first.
  let early = rest
  take = (bytes) => (early = Buffer.concat([early, bytes]))

  return {
    send: (payload) => void socket.write(frameOf(isText ? opcode.text : opcode.binary, payload)),
    listen(onMessage) {
      const read = createFrameReader(onMessage, () => socket.destroy())
      take = read
      read(early)
      early = Buffer.alloc(0)
    },
    ignore: () => (take = () => {}),
    stopReading: () => void socket.pause(),
    bytesReceived: () => socket.bytesRead,
    isOpen: () => isOpen,
    close: () => void socket.destroy(),
  }
}

function requestOf(path: string, port: number, protocols: string[]): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ]
  if (protocols.length > 0) lines.push(`Sec-WebSocket-Protocol: ${protocols.join(', ')}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** A client's frame (RFC 6455, 5.2). Its mask is all zeros, which leaves the payload as it is. */
function frameOf(type: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(2 + lengthBytes + 4 + length)
  frame[0] = 0x80 | type
  frame[1] = 0x80 | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127)
  if (lengthBytes === 2) frame.writeUInt16BE(length, 2)
  if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 2 + lengthBytes + 4)
  return frame
}

/** Puts messages together out of what the network brings. Servers don't mask, and none here sends a message in parts. */
function createFrameReader(onMessage: (payload: Buffer) => void, onClose: () => void): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0)
  return (bytes) => {
    // Copied: the buffer it stands in is filled anew by the next read.
    waiting = Buffer.concat([waiting, bytes])
    for (;;) {
      const frame = firstFrame(waiting)
      if (!frame) return
      waiting = waiting.subarray(frame.end)
      if (frame.type === opcode.close) return onClose()
      if (frame.type === opcode.binary || frame.type === opcode.text) onMessage(frame.payload)
    }
  }
}

function firstFrame(bytes: Buffer): { type: number; payload: Buffer; end: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes.readUInt8(1) & 0x7f
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return undefined
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (bytes.length < start + length) return undefined
  return { type: bytes.readUInt8(0) & 0x0f, payload: bytes.subarray(start, start + length), end: start + length }
}
