/**
 * A version of a board of 5,000 notes with history, on a server on which ten people move notes on another board: how long it takes to
 * make one, to read it and to go back to it, what it takes of the disk, and what the ten notice.
 */
import { recordsOf } from '../shared/document/boardDocument.ts'
import { positionField } from '../shared/document/recordFields.ts'
import { createBoard, type CreatedBoard } from '../tests/e2e/support/createBoard.ts'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { fetchRaw } from './support/joinRaw.ts'
import { machineInWords } from './support/machine.ts'
import { quantile } from './support/quantile.ts'
import { joinWithStockClient } from './support/stockClient.ts'
import { storeLargeBoard } from './support/storeLargeBoard.ts'
import { tellMoves, whileOthersMove } from './support/whileOthersMove.ts'

const notes = 5_000
const rounds = 5

type Version = { id: string; bytes: number }

const server = await startServer()
try {
  const large = await createBoard(server.url)
  await server.kill()
  const { bytes } = await storeLargeBoard(server.dataFolder, large.id, notes)
  console.log(`${notes} notes with history: ${(bytes / 1e6).toFixed(2)} MB as one update`)
  await server.restart()
  const writer = await joinWithStockClient(server.url, large)
  const noteIds = [...recordsOf(writer.document).keys()].filter((id) => id.startsWith('shape:') && id !== 'shape:matrix')

  const quiet = await whileOthersMove(server.url, async () => new Promise((resolve) => setTimeout(resolve, 8_000)))
  tellMoves('moves on the other board, nothing else going on', quiet)

  const making: number[] = []
  const reading: number[] = []
  let version: Version = { id: '', bytes: 0 }
  const made = await whileOthersMove(server.url, async () => {
    for (let round = 0; round < rounds; round++) {
      for (const id of noteIds.slice(round * 100, round * 100 + 100)) recordsOf(writer.document).get(id)?.set(positionField, [round, round])
      version = await timed(making, () => post<Version>(large, '/versions', { name: `round ${round}` }))
      await timed(reading, () =>
        fetchRaw(`${server.url}/api/boards/${large.id}/versions/${version.id}`, {
          authorization: `Bearer ${large.keys.viewer}`,
          'accept-encoding': 'br',
        }),
      )
    }
  })
  tellMoves('while versions are made and read', made)
  tellTimes('make a version (a log of 200 and more on top of the snapshot)', making)
  tellTimes('read it, compressed', reading)
  console.log(`a version on the disk: ${(version.bytes / 1000).toFixed(0)} kB`)

  const restoring: number[] = []
  const restored = await whileOthersMove(server.url, async () => {
    for (let round = 0; round < rounds; round++) {
      // A change of that size is felt by itself.
      writer.document.transact(() => {
        for (const id of noteIds)
          recordsOf(writer.document)
            .get(id)
            ?.set(positionField, [round + 1, -round])
      })
      await timed(restoring, () => post(large, `/versions/${version.id}/restore`, {}))
    }
  })
  tellMoves(`while all ${notes} notes are moved at once and gone back with`, restored)
  tellTimes(`go back to a version, all ${notes} notes moved since`, restoring)
  console.log(machineInWords())
  writer.close()
} finally {
  await server.close()
}

async function post<Answer>(board: CreatedBoard, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${server.url}/api/boards/${board.id}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${board.keys.facilitator}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  times.push(performance.now() - start)
  return result
}

function tellTimes(what: string, times: readonly number[]): void {
  console.log(`${what}: median ${quantile(times, 0.5).toFixed(0)} ms, slowest ${quantile(times, 1).toFixed(0)} ms (${times.length})`)
}
