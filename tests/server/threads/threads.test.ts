import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock, type Clock } from '../../../server/clock.ts'
import { createThreads, type Threads } from '../../../server/threads/threads.ts'
import { must } from '../../../shared/must.ts'
import { createFakeClock } from '../../support/fakeClock.ts'
import { watchThreads } from '../../support/startedThreads.ts'
import type { Order } from './obedientWorker.ts'

const file = new URL('./obedientWorker.ts', import.meta.url)
const enoughMb = 64

function threadsOfTest(clock: Clock = systemClock): Threads {
  const threads = createThreads({ clock, mostMb: enoughMb })
  onTestFinished(() => threads.end())
  return threads
}

test('a thread is used again, and ends when nothing has come for a while; the next order starts another', async () => {
  const { started } = watchThreads()
  const clock = createFakeClock()
  const obey = threadsOfTest(clock).open<Order, number>(file)
  const first = await obey('answer')
  await clock.turn(19_999)
  expect(await obey('answer')).toBe(first)
  const [worker] = started
  const ended = once(must(worker, 'a thread was started'), 'exit')
  await clock.turn(19_999)
  expect(await obey('answer')).toBe(first)
  await clock.turn(20_000)
  await ended
  expect(await obey('answer')).not.toBe(first)
  expect(started).toHaveLength(2)
})

test('what fails says why, and its thread goes on', async () => {
  const obey = threadsOfTest().open<Order, number>(file)
  const [first, failed, next] = await Promise.allSettled([obey('answer'), obey('throw'), obey('answer')])
  expect(failed).toMatchObject({ status: 'rejected', reason: { name: 'TypeError', message: 'This can’t be read' } })
  expect(next).toEqual({ status: 'fulfilled', value: first.status === 'fulfilled' && first.value })
})

test.each<[Order, RegExp]>([
  ['exit', /ended in the middle/],
  ['fill the memory', /memory limit/],
])('[EXPORT-29] a thread that dies (%s) takes its own order with it and no other', async (order, reason) => {
  const { started } = watchThreads()
  const obey = threadsOfTest().open<Order, number>(file)
  const [first, died, ...others] = await Promise.allSettled([obey('answer'), obey(order), obey('answer'), obey('answer')])
  expect(died).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(reason) as string } })
  expect(first.status).toBe('fulfilled')
  for (const other of others) expect(other.status).toBe('fulfilled')
  expect(started).toHaveLength(2)
})

test('a file that does not load fails each order, and nothing waits for ever', async () => {
  const obey = threadsOfTest().open<Order, number>(new URL('./missingWorker.ts', import.meta.url))
  for (const outcome of await Promise.allSettled([obey('answer'), obey('answer')])) expect(outcome.status).toBe('rejected')
})

test('where threads are fresh, each order has one of its own, one at a time', async () => {
  const { started } = watchThreads()
  const obey = threadsOfTest().open<Order, number>(file, { fresh: true })
  const ids = await Promise.all([obey('answer'), obey('answer'), obey('answer')])
  expect(new Set(ids).size).toBe(3)
  expect(started).toHaveLength(3)
})

test('the end ends what is at work, and what waits is refused', async () => {
  const { next } = watchThreads()
  const threads = threadsOfTest()
  const obey = threads.open<Order, number>(file)
  const worker = next()
  const outcomes = Promise.allSettled([obey('never end'), obey('answer')])
  await worker
  await threads.end()
  const [atWork, waiting] = await outcomes
  expect(atWork).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('ended in the middle') as string } })
  expect(waiting).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('the server stops') as string } })
})
