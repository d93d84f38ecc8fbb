import { test } from 'vitest'
import { pageDeeds, relationDeeds, undoDeeds } from '../../support/randomSteps.ts'
import { randomRunsMs, runSessionsOf } from './runSession.ts'

test(
  '[BIND-13] grouping, nesting, binding, deleting and undoing at once leave no circle, no gap and no equal indices',
  { timeout: randomRunsMs },
  async () => {
    await runSessionsOf(relationDeeds, 200)
  },
)

test('[BIND-13] pages that come and go under what lies on them lose nothing that nobody deleted', { timeout: randomRunsMs }, async () => {
  await runSessionsOf(pageDeeds, 150)
})

test(
  '[BIND-13] undo and redo take back nobody else’s words and bring back nothing that somebody else deleted',
  { timeout: randomRunsMs },
  async () => {
    await runSessionsOf(undoDeeds, 250)
  },
)
