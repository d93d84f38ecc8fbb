import { test } from 'vitest'
import { allDeeds } from '../../support/randomSteps.ts'
import { pinnedRuns } from './pinnedRuns.ts'
import { randomRunsMs, runSession, runSessionsOf } from './runSession.ts'

test.each(pinnedRuns)('[BIND-13] no more: $was', async ({ steps }) => {
  await runSession(steps)
})

test(
  '[BIND-13] whatever people do in their tabs, and whatever their wires and devices do, all end with the same valid board and no typed character is missing',
  { timeout: randomRunsMs },
  async () => {
    await runSessionsOf(allDeeds, 400)
  },
)
