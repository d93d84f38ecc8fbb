import { test } from 'vitest'
import { relationDeeds } from '../../support/randomSteps.ts'
import { runSessionsOf } from './runSession.ts'

test('[BIND-13] grouping, nesting, binding, paging, deleting and undoing at once leave no circle, no gap and no equal indices', async () => {
  await runSessionsOf(relationDeeds, 400)
})
