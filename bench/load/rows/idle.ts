import { setTimeout as pause } from 'node:timers/promises'
import type { Contender } from '../contender.ts'
import { joinAndSeed, joinBoard, type LoadClient } from '../loadClient.ts'
import { startServerProcess } from '../serverProcess.ts'

export type IdleFigures = { startMs: number; bytesPerSocket: number }

const boardsInUse = 20
const settleMs = 3_000

/** Starts a server on so many stored boards, and lets so many people sit on twenty of them, saying nothing. */
export async function measureIdle(contender: Contender, storedBoards: number, sockets: number): Promise<IdleFigures> {
  const { server, boards } = await startServerProcess(contender, storedBoards)
  try {
    const clients: LoadClient[] = []
    const inUse = boards.slice(0, boardsInUse)
    const dialects = await Promise.all(inUse.map((board) => server.dialect(board, 1)))
    const join = async (first: boolean): Promise<void> => {
      for (const [index, board] of inUse.entries()) {
        const dialect = dialects[index]
        if (!dialect) continue
        const client = await (first ? joinAndSeed : joinBoard)(server.address(board), dialect)
        client.ignore()
        clients.push(client)
      }
    }
    // The boards themselves, and the first of everything, are no cost of a socket.
    await join(true)
    await join(false)
    await pause(settleMs)
    const before = { bytes: server.residentBytes(), sockets: clients.length }
    while (clients.length < sockets + before.sockets) await join(false)
    await pause(settleMs)
    const bytesPerSocket = (server.residentBytes() - before.bytes) / (clients.length - before.sockets)
    for (const client of clients) client.close()
    return { startMs: server.startMs, bytesPerSocket }
  } finally {
    await server.close()
  }
}
