import { setTimeout as pause } from 'node:timers/promises'
import type { Contender } from '../contender.ts'
import { joinAndSeed, joinBoard, type LoadClient } from '../loadClient.ts'
import { startServerProcess } from '../serverProcess.ts'

export type KillFigures = { kills: number; acknowledged: number; seen: number; lost: number }

const editors = 4
const moveEveryMs = 20
const shortestLifeMs = 700
const longestLifeMs = 2_500
// Long enough for what is read from the disk after the answer to step 1.
const quietMs = 1_000

/**
 * Kills the server at random moments while people move notes, each note counting its moves. A move that its maker was told
 * is saved, or that somebody else has seen, must be there when the server is back. The people of before don't come back.
 */
export async function measureKills(contender: Contender, kills: number): Promise<KillFigures> {
  const { server, boards } = await startServerProcess(contender, 1)
  const board = boards[0]
  const figures: KillFigures = { kills, acknowledged: 0, seen: 0, lost: 0 }
  try {
    if (!board) throw new Error('There is no board')
    let count = 1
    let isSeeded = false
    for (let kill = 0; kill < kills; kill++) {
      const dialect = await server.dialect(board, editors)
      const seen = newCounts()
      const saved = newCounts()
      const firstCount = count
      const watcher = isSeeded ? undefined : await joinAndSeed(server.address(board), dialect)
      const eye = await joinBoard(server.address(board), dialect, { onMove: (note, x) => (seen[note] = Math.max(seen[note] ?? 0, x)) })
      const people: LoadClient[] = []
      for (let note = 0; note < editors; note++) {
        people.push(
          await joinBoard(server.address(board), dialect, { onSaved: (moves) => (saved[note] = moves > 0 ? firstCount + moves - 1 : 0) }),
        )
      }
      const moving = setInterval(() => {
        people.forEach((client, note) => client.move(note, count))
        count += 1
      }, moveEveryMs)
      await pause(shortestLifeMs + Math.random() * (longestLifeMs - shortestLifeMs))
      await server.kill('SIGKILL')
      clearInterval(moving)
      for (const client of [eye, watcher, ...people]) client?.close()

      await server.restart()
      const there = newCounts()
      const newcomer = await joinBoard(server.address(board), dialect, {
        onMove: (note, x) => (there[note] = Math.max(there[note] ?? 0, x)),
      })
      await pause(quietMs)
      newcomer.close()
      // A server that writes late may have lost the notes themselves.
      isSeeded = there.every((moves) => moves > 0)
      for (let note = 0; note < editors; note++) {
        const [seenOf, savedOf, thereOf] = [seen[note] ?? 0, saved[note] ?? 0, there[note] ?? 0]
        figures.seen += Math.max(0, seenOf - firstCount + 1)
        figures.acknowledged += Math.max(0, savedOf - firstCount + 1)
        figures.lost += Math.max(0, Math.max(seenOf, savedOf) - Math.max(thereOf, firstCount - 1))
      }
    }
    return figures
  } finally {
    await server.close()
  }
}

function newCounts(): number[] {
  return Array.from({ length: editors }, () => 0)
}
