import { get } from 'node:http'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeMessage, encodeMessage } from '../../shared/protocol/messages.ts'

// Joins that don't build the document: fifty of those would be measured together with the server.

/** `bytes`: payload that came, compressed as it came. `document`: the updates that came, in order. */
export type RawJoin = { ms: number; bytes: number; updates: Uint8Array[]; close(): void }

/**
 * Joins over the socket alone, as a program with y-protocols does, and resolves when the whole board is here. Works with any
 * server that speaks y-websocket's protocol. `stateVector`: of what it has already.
 */
export function joinOverSocket(url: string, protocols: string[], stateVector = Y.encodeStateVector(new Y.Doc())): Promise<RawJoin> {
  const start = performance.now()
  const updates: Uint8Array[] = []
  let bytes = 0
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false })
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(encodeMessage({ type: 'sync-step-1', stateVector })))
    socket.on('message', (data: ArrayBuffer) => {
      bytes += data.byteLength
      const message = decodeMessage(new Uint8Array(data))
      if (message?.type === 'update' || message?.type === 'sync-step-2') updates.push(message.update)
      if (message?.type === 'sync-step-2') resolve({ ms: performance.now() - start, bytes, updates, close: () => socket.terminate() })
    })
    socket.on('close', (code) => reject(new Error(`The socket was closed: ${code}`)))
    socket.on('error', reject)
  })
}

/** Fetches `url` on a connection of its own, as a browser that has just come does. */
export function fetchRaw(url: string, headers: Record<string, string>): Promise<{ ms: number; body: Buffer; encoding: string }> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`The server answered ${response.statusCode}`))
        resolve({ ms: performance.now() - start, body: Buffer.concat(chunks), encoding: response.headers['content-encoding'] ?? '' })
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}
