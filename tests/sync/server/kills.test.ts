import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../e2e/support/startServer.ts'
import { runKills } from '../../support/killRun.ts'

test('[SAVE-13] killed again and again at any moment, a server loses nothing it has confirmed, and its database is sound', async () => {
  const server = await startServer({ FLAMINGO_MAX_NEW_BOARDS_PER_HOUR: '100000' })
  onTestFinished(() => server.close())
  const report = await runKills({ server, kills: 10, seed: 20_261_125 })
  expect(report.losses).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(10)
  expect(report.confirmed).toBeGreaterThan(100)
  expect(report.compactions).toBeGreaterThan(0)
  expect(report.tornLogs).toBeGreaterThan(0)
})
