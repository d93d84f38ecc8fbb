import { expect, test } from 'vitest'
import { noMetrics } from '../../../server/metrics/metrics.ts'
import { createOutbox, type Outgoing } from '../../../server/sync/outbox.ts'
import { createFakeClock, type FakeClock } from '../../support/fakeClock.ts'

const people = 200

/** An outbox of a lecture, what it has delivered, and when. */
function createLecture(clock: FakeClock) {
  const delivered: { changes: number[]; at: number }[] = []
  const deliver = ({ changes }: Outgoing): void => void delivered.push({ changes: changes.map(({ number }) => number), at: clock.now() })
  const outbox = createOutbox({ clock, metrics: noMetrics, people: () => people, deliver, guard: (run) => run })
  return { outbox, delivered }
}

const noUpdate = Uint8Array.of(0, 0)

test('[PACE-5] on a busy board a change waits once: what is on disk when it is due goes out at once', async () => {
  const clock = createFakeClock()
  const { outbox, delivered } = createLecture(clock)
  let number = 0
  for (; number < 400; number++) {
    outbox.addChange(number, noUpdate, undefined)
    outbox.release(number)
    await clock.turn(5)
  }
  await clock.turn(50)
  delivered.length = 0
  const firstAt = clock.now()
  outbox.addChange(number, noUpdate, undefined)
  await clock.turn(5)
  outbox.addChange(number + 1, noUpdate, undefined)
  const dueAt = outbox.dueAt()
  expect(dueAt - firstAt).toBe(14)
  // Word of older commits comes meanwhile, with which nothing can go out.
  for (; clock.now() < dueAt; await clock.turn(3)) outbox.release(number - 1)
  expect(delivered).toEqual([])
  outbox.release(number + 1)
  expect(delivered).toEqual([{ changes: [number, number + 1], at: dueAt }])
})
