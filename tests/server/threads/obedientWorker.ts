import { threadId } from 'node:worker_threads'
import { answerOrders } from '../../../server/threads/answerOrders.ts'

/** Does what the tests of threads want to see: each order makes a thread answer with its number, or ends it in one of the ways there are. */
export type Order = 'answer' | 'throw' | 'exit' | 'fill the memory' | 'never end'

answerOrders(async (order: Order): Promise<number> => {
  switch (order) {
    case 'answer':
      return threadId
    case 'throw':
      throw new TypeError('This can’t be read')
    case 'exit':
      return process.exit(1)
    case 'fill the memory':
      for (const all: unknown[] = []; ;) all.push(Array.from({ length: 1000 }, Math.random))
    case 'never end':
      for (;;);
  }
})
