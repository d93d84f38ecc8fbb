import type { Dialect, DialectClient } from './dialect.ts'
import { openRawSocket, type Address, type RawSocket } from './rawSocket.ts'

export type LoadClient = Pick<DialectClient, 'seed' | 'move' | 'moveCursor'> &
  Pick<RawSocket, 'ignore' | 'stopReading' | 'bytesReceived' | 'isOpen' | 'close'>

/** What one wants to hear of. Most clients want nothing, once they have joined. */
export type Ears = { onMove?: (note: number, x: number) => void; onCursor?: (x: number) => void; onSaved?: (moves: number) => void }

let lastClientId = 1_000
const joinMs = 30_000

/** Joins a board and resolves when it is here. */
export async function joinBoard(address: Address, dialect: Dialect, ears: Ears = {}): Promise<LoadClient> {
  const socket = await openRawSocket(address, dialect.isText)
  const { onMove = () => {}, onCursor = () => {}, onSaved = () => {} } = ears
  const client = await new Promise<DialectClient>((resolve, reject) => {
    setTimeout(() => reject(new Error('The server has not let a client in for half a minute')), joinMs).unref()
    const joining = dialect.createClient({
      send: socket.send,
      clientId: ++lastClientId,
      listener: { onSynced: () => resolve(joining), onMove, onCursor, onSaved },
    })
    socket.listen(joining.receive)
    joining.join()
  })
  const { ignore, stopReading, bytesReceived, isOpen, close } = socket
  return { seed: client.seed, move: client.move, moveCursor: client.moveCursor, ignore, stopReading, bytesReceived, isOpen, close }
}

/** Joins a board that nobody has looked at yet, and puts the notes on it. */
export async function joinAndSeed(address: Address, dialect: Dialect): Promise<LoadClient> {
  const client = await joinBoard(address, dialect)
  client.seed()
  return client
}
