import { recordsOf } from '../../shared/document/boardDocument.ts'
import { positionField } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'
import { boardWithNotes } from './boardWithNotes.ts'
import { quantile } from './quantile.ts'
import { serverLoad } from './serverLoad.ts'
import { joinWithStockClient } from './stockClient.ts'

const people = 10
const moveEveryMs = 50

/** How long each move took to arrive, and how late the server's event loop came at most, both in milliseconds. */
export type Moves = { latencies: readonly number[]; lagMs: number }

/** Has ten people move notes on a board of their own on the server at `url` while `work` goes on. */
export async function whileOthersMove(url: string, work: () => Promise<unknown>): Promise<Moves> {
  const { board, notes: ids } = await boardWithNotes(url, people)
  const clients = await Promise.all(Array.from({ length: people }, () => joinWithStockClient(url, board)))
  const latencies: number[] = []
  const watcher = must(clients[0], 'there are ten')
  recordsOf(watcher.document).observeDeep((events, { local }) => {
    if (local) return
    for (const event of events) {
      const place: unknown = recordsOf(watcher.document).get(String(event.path[0]))?.get(positionField)
      if (Array.isArray(place)) latencies.push(performance.now() - Number(place[0]))
    }
  })
  await serverLoad(url)
  let turn = 0
  const moving = setInterval(
    () => {
      const number = 1 + (turn++ % (people - 1))
      recordsOf(must(clients[number], 'there are ten').document)
        .get(must(ids[number], 'a note each'))
        ?.set(positionField, [performance.now(), turn])
    },
    moveEveryMs / (people - 1),
  )
  await work()
  clearInterval(moving)
  const { lagMs } = await serverLoad(url)
  for (const client of clients) client.close()
  return { latencies, lagMs }
}

/** Prints how long the moves took. */
export function tellMoves(what: string, { latencies, lagMs }: Moves): void {
  const at = (share: number): string => quantile(latencies, share).toFixed(1)
  console.log(
    `${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms (${latencies.length}); event loop late by ${lagMs.toFixed(0)} ms at most`,
  )
}
