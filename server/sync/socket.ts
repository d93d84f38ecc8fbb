/** What the server needs of a WebSocket: the part of `ws` that it uses, so that tests can stand in for the network. */
export interface Socket {
  /** Bytes that wait to be taken by the network. */
  readonly bufferedAmount: number
  /** Sends a message: its bytes, or its parts in order. */
  send(data: Uint8Array | readonly Uint8Array[]): void
  ping(): void
  close(code: number, reason: string): void
  /** Cuts the connection without a goodbye. */
  terminate(): void
  on(event: 'message', listener: (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => void): unknown
  on(event: 'ping' | 'pong' | 'close', listener: () => void): unknown
  /** A message was begun and takes too long, or too much room, to end: see http/arrivals.ts. */
  on(event: 'unfinished', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}
