import { onTestFinished } from 'vitest'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { messageType } from '../../shared/protocol/messages.ts'
import { flamingoProtocol } from '../../shared/protocol/subprotocol.ts'

/** The WebsocketProvider of y-websocket as other programs use it, with an ear for our two messages. */
export interface StockClient {
  readonly document: Y.Doc
  readonly provider: WebsocketProvider
  /** The newest `saved` count of the present connection. */
  savedCount(): number
  /** The codes that its connections were closed with, the newest last. */
  closeCodes(): readonly (number | undefined)[]
  /** Breaks the connection without a goodbye, as a lost network does. */
  cut(): void
  close(): void
}

/** Connects to a board of the server at `url` (`http://…`) and goes on doing so until the test ends. */
export function openStockClient(url: string, board: { id: BoardId; key: BoardKey }, document = new Y.Doc()): StockClient {
  let savedCount = 0
  const closeCodes: (number | undefined)[] = []
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, board.id, document, {
    protocols: [flamingoProtocol, `key.${board.key}`],
    // The types of `ws` and of the browser's WebSocket differ where y-websocket doesn't look.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 250,
  })
  // One listener of the process for each client: far more than Node finds healthy.
  process.off('exit', Reflect.get(provider, '_exitHandler'))
  provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
    savedCount = decoding.readVarUint(decoder)
  }
  provider.messageHandlers[messageType.gesture] = () => {}
  provider.on('connection-close', (event) => {
    savedCount = 0
    closeCodes.push(event?.code)
  })
  const client: StockClient = {
    document,
    provider,
    savedCount: () => savedCount,
    closeCodes: () => closeCodes,
    cut: () => (provider.ws as unknown as WebSocket | null)?.terminate(),
    close() {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
  onTestFinished(() => client.close())
  return client
}
