/** How clients of one kind of server talk: what they say to come in, to move a note, to show a cursor, and what they understand. */
export interface Dialect {
  readonly isText: boolean
  /** A client that has just connected. `send` and `listener` are its wire. */
  createClient(options: { send: (payload: Uint8Array) => void; clientId: number; listener: ClientListener }): DialectClient
}

export interface ClientListener {
  /** The board is here: the client may edit. */
  onSynced(): void
  /** A note is where somebody has moved it. */
  onMove(note: number, x: number): void
  onCursor(x: number): void
  /** So many of its own moves are on disk, says the server. */
  onSaved(moves: number): void
}

export interface DialectClient {
  /** Says what one says on a new connection. */
  join(): void
  receive(payload: Buffer): void
  /** Puts the notes on the board. The first to come does it. */
  seed(): void
  /** Moves a note to (x, x). `padding`: so many bytes more in the same change. */
  move(note: number, x: number, padding?: number): void
  moveCursor(x: number): void
}
