import process from 'node:process'
import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType } from '../../shared/protocol/messages.ts'
import { flamingoProtocol } from '../../shared/protocol/subprotocol.ts'
import type { CreatedBoard } from '../../tests/e2e/support/createBoard.ts'

export type StockClient = { document: Y.Doc; provider: WebsocketProvider; close(): void }

/** Joins a board with an unchanged y-websocket provider, as a participant, and resolves when the board is here. */
export async function joinWithStockClient(url: string, board: Pick<CreatedBoard, 'id' | 'keys'>): Promise<StockClient> {
  const document = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, board.id, document, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [flamingoProtocol, `key.${board.keys.participant}`],
    disableBc: true,
  })
  // One listener of the process for each client: more than Node finds healthy.
  process.off('exit', Reflect.get(provider, '_exitHandler'))
  // It would complain about each of our own messages.
  for (const type of [messageType.saved, messageType.gesture]) provider.messageHandlers[type] = () => {}
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return {
    document,
    provider,
    close() {
      provider.destroy()
      document.destroy()
    },
  }
}
