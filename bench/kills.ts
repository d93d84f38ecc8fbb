/**
 * Kills a real server with -9 at 200 moments (the first argument is another count, the second another seed) while clients
 * write to it, and looks after each kill whether everything that was promised is on its disk. Ends with 1 when it is not.
 */
import process from 'node:process'
import { startServer } from '../tests/e2e/support/startServer.ts'
import { runKills } from '../tests/support/killRun.ts'
import { machineInWords } from './support/machine.ts'

const [kills = 200, seed = 1] = process.argv.slice(2).map(Number)

const server = await startServer({ FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '100000' })
try {
  const { losses, ...counts } = await runKills({
    server,
    kills,
    seed,
    onKill: (done) => done % 20 === 0 && console.log(`${done} kills`),
  })
  console.log(
    `${counts.kills} kills, seed ${seed}, ${counts.duringStop} of them during an orderly stop, ${counts.compactions} compactions seen.`,
  )
  console.log(
    `${counts.confirmed} changes confirmed, ${losses.length} promises broken; integrity_check was ok ${losses.length === 0 ? 'each time' : 'or not, see below'}.`,
  )
  console.log(`${counts.tornLogs} copies whose write-ahead log ended in noise were sound, too.`)
  console.log(`${counts.shownTooEarly} times others had seen what the disk did not have: so often it took longer than 250 ms.`)
  for (const loss of losses) console.error(loss)
  process.exitCode = losses.length > 0 ? 1 : 0
  console.log(machineInWords())
} finally {
  await server.close()
}
