import { expect, test } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createRemovals, type Removals } from '../../../client/sync/removals.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { createStillAwareness } from '../../support/stillAwareness.ts'

test('[LOSS-1] who deleted a record is known whether their presence comes before the deletion or after it', async () => {
  const { ann, ben, clock } = annAndBen()
  const answers: unknown[] = []
  ann.removals.tell(['shape:a', 'shape:b'])
  tell(ann, ben)
  ben.removals.whoRemoved('shape:a', (clientId) => answers.push(clientId))
  ben.removals.whoRemoved('shape:c', (clientId) => answers.push(clientId))
  expect(answers).toEqual([1])
  ann.removals.tell(['shape:c'])
  tell(ann, ben)
  expect(answers).toEqual([1, 1])
  await clock.turn(5_000)
  expect(answers).toEqual([1, 1])
})

test('[LOSS-1] when nobody says so within a second, it is nobody', async () => {
  const { ben, clock } = annAndBen()
  const answers: unknown[] = []
  ben.removals.whoRemoved('shape:a', (clientId) => answers.push(clientId))
  ben.awareness.setLocalStateField('removed', ['shape:a'])
  await clock.turn(1_100)
  expect(answers).toEqual([undefined])
})

test('[LOSS-1] what was deleted is told for three seconds, and of very many the last hundred', async () => {
  const { ann, clock } = annAndBen()
  ann.removals.tell(Array.from({ length: 300 }, (_, at) => `shape:${at}`))
  expect(ann.awareness.getLocalState()?.removed).toHaveLength(100)
  await clock.turn(3_100)
  expect(ann.awareness.getLocalState()?.removed).toBeUndefined()
})

type Page = { awareness: Awareness; removals: Removals }

function annAndBen(): { ann: Page; ben: Page; clock: ReturnType<typeof createFakeClock> } {
  const clock = createFakeClock()
  const page = (clientId: number): Page => {
    const awareness = createStillAwareness(new Y.Doc())
    awareness.clientID = clientId
    awareness.setLocalState({})
    return { awareness, removals: createRemovals(awareness, clock) }
  }
  return { ann: page(1), ben: page(2), clock }
}

function tell(from: Page, to: Page): void {
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]), 'wire')
}
