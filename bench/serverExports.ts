/**
 * What the server takes of boards to export: for each format, how many exports of a board with 1,000 notes a second two scripts get that
 * ask without pause, and how long moves of ten people on another board take meanwhile.
 */
import { startServer } from '../tests/e2e/support/startServer.ts'
import { boardWithNotes } from './support/boardWithNotes.ts'
import { machineInWords } from './support/machine.ts'
import { tellMoves, whileOthersMove } from './support/whileOthersMove.ts'

const notes = 1_000
const scripts = 2
const eachMs = 8_000
const formats = ['csv', 'md', 'json', 'svg', 'tldr', 'flamingo']

const server = await startServer({ FLAMINGO_MAX_EXPORTS_PER_MINUTE: '100000' })
try {
  const { board } = await boardWithNotes(server.url, notes)
  tellMoves(
    'moves on the other board, nothing else going on',
    await whileOthersMove(server.url, () => new Promise((resolve) => setTimeout(resolve, eachMs))),
  )
  for (const format of formats) {
    let [count, bytes] = [0, 0]
    const askOn = async (): Promise<void> => {
      for (const end = performance.now() + eachMs; performance.now() < end; count++) {
        const response = await fetch(`${server.url}/api/boards/${board.id}/export.${format}`, {
          headers: { authorization: `Bearer ${board.keys.viewer}` },
        })
        if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`)
        bytes = (await response.arrayBuffer()).byteLength
      }
    }
    const moves = await whileOthersMove(server.url, () => Promise.all(Array.from({ length: scripts }, askOn)))
    console.log(`${format}: ${((count * 1000) / eachMs).toFixed(1)} exports a second, ${(bytes / 1000).toFixed(0)} kB each`)
    tellMoves('  moves meanwhile', moves)
  }
  console.log(machineInWords())
} finally {
  await server.close()
}
