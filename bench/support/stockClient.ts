import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { CreatedBoard } from '../../tests/e2e/support/createBoard.ts'

export type StockClient = { document: Y.Doc; provider: WebsocketProvider; close(): void }

/** Joins a board with an unchanged y-websocket provider, as a participant, and resolves when the board is here. */
export async function joinWithStockClient(url: string, board: Pick<CreatedBoard, 'id' | 'keys'>): Promise<StockClient> {
  const document = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, board.id, document, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: ['flamingo.1', `key.${board.keys.participant}`],
    disableBc: true,
  })
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
