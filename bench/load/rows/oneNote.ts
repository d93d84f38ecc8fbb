import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Contender } from '../contender.ts'
import { joinAndSeed, joinBoard } from '../loadClient.ts'
import { startServerProcess } from '../serverProcess.ts'

export type OneNoteFigures = { bytesOnDisk: number; bytesOnDiskBefore: number; bytesToJoin: number }

const tickMs = 20
// Everybody has left, and what a server does then is done: ours waits ten seconds for them to come back.
const emptyMs = 14_000
// A server that has stopped passing moves on is not waited for any longer.
const seenMs = 180_000

/** Moves one note so often, leaves, and looks what is left of it: on the disk, and on the wire of who comes next. */
export async function measureOneNote(contender: Contender, moves: number): Promise<OneNoteFigures> {
  const { server, boards } = await startServerProcess(contender, 1)
  const board = boards[0]
  try {
    if (!board) throw new Error('There is no board')
    const dialect = await server.dialect(board, 1)
    let seen = 0
    const watcher = await joinAndSeed(server.address(board), dialect)
    const mover = await joinBoard(server.address(board), dialect)
    const eye = await joinBoard(server.address(board), dialect, { onMove: (_note, x) => (seen = Math.max(seen, x)) })
    const bytesOnDiskBefore = bytesIn(server.dataFolder)
    const startedAt = performance.now()
    const perTick = contender.movesPerSecond * (tickMs / 1000)
    for (let moved = 0, due = 0; moved < moves; await pause(tickMs)) {
      // Whoever is behind is waited for: what is measured is what stays, not how fast it comes.
      if (moved - seen > contender.movesPerSecond) {
        if (performance.now() - startedAt > seenMs) throw new Error(`Only ${seen} of ${moves} moves have arrived`)
        continue
      }
      for (due += perTick; moved < Math.min(due, moves);) mover.move(0, ++moved)
    }
    const isSeen = (): boolean => seen >= moves
    const deadline = performance.now() + seenMs
    while (!isSeen()) {
      if (performance.now() > deadline) throw new Error(`Only ${seen} of ${moves} moves have arrived`)
      await pause(tickMs)
    }
    for (const client of [watcher, mover, eye]) client.close()
    await pause(emptyMs)

    const newcomer = await joinBoard(server.address(board), dialect)
    const bytesToJoin = newcomer.bytesReceived()
    newcomer.close()
    await server.kill('SIGTERM')
    return { bytesOnDisk: bytesIn(server.dataFolder), bytesOnDiskBefore, bytesToJoin }
  } finally {
    await server.close()
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
