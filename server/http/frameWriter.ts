import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Socket } from '../sync/socket.ts'

// A small message is copied behind its header and written in one piece, and so is one that goes to many: once for all of them.
// Copying a large one would cost more than writing it in two pieces.
const copiedBytes = 16 * 1024
const finalBinary = 0x82

/**
 * Makes sockets that write to their connection directly, around the sender of `ws`, which frames each message anew for each
 * recipient. One writer serves all sockets of a server. Right only without compression: then `ws` itself holds nothing back
 * that ours could overtake.
 */
export function createFrameWriter(): (webSocket: WebSocket, connection: Duplex) => Socket {
  // A message goes to one recipient after the other: to remember the last one is enough.
  let last: { message: Uint8Array; frame: Uint8Array } | undefined

  function frameOf(message: Uint8Array): Uint8Array {
    if (last?.message !== message) last = { message, frame: Buffer.concat([headerOf(message.length), message]) }
    return last.frame
  }

  return (webSocket, connection) => ({
    get bufferedAmount() {
      return webSocket.bufferedAmount
    },
    send(data) {
      // After the goodbye nothing may follow.
      if (webSocket.readyState !== webSocket.OPEN || !connection.writable) return
      if (data instanceof Uint8Array && data.length <= copiedBytes) return void connection.write(frameOf(data))
      const parts = data instanceof Uint8Array ? [data] : data
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      const frame = [headerOf(length), ...parts]
      if (length <= copiedBytes) return void connection.write(Buffer.concat(frame))
      connection.cork()
      for (const part of frame) if (part.length > 0) connection.write(part)
      connection.uncork()
    },
    ping: () => webSocket.ping(),
    close: (code, reason) => webSocket.close(code, reason),
    terminate: () => webSocket.terminate(),
    on: (event: never, listener: never) => webSocket.on(event, listener),
  })
}

/** The header of a whole binary message from a server (RFC 6455, 5.2). */
function headerOf(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(finalBinary, length)
  if (length < 65_536) return Uint8Array.of(finalBinary, 126, length >> 8, length & 0xff)
  const header = Buffer.alloc(10)
  header[0] = finalBinary
  header[1] = 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
