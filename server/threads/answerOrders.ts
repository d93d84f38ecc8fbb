import { parentPort } from 'node:worker_threads'
import { must } from '../../shared/must.ts'

/** What a thread says to each order. */
export type Answer = { result: unknown } | { failure: Error }

/** Answers every order that comes to this thread (see threads.ts). `given`: what of a result need not be copied, since nothing here uses it any more. */
export function answerOrders<Result>(
  work: (order: never) => Result | Promise<Result>,
  given: (result: Result) => ArrayBuffer[] = () => [],
): void {
  const port = must(parentPort, 'this file is run as a thread')

  async function answer(order: never): Promise<void> {
    try {
      const result = await work(order)
      port.postMessage({ result } satisfies Answer, given(result))
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error : new Error(String(error)) } satisfies Answer, [])
    }
  }

  port.on('message', (order: unknown) => void answer(order as never))
}
