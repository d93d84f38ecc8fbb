import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { BoardStore } from '../store/boardStore.ts'
import type { ExportedFile, ExportOrder } from './exportStored.ts'

/** Makes a file of a board (see exportStored.ts) elsewhere: people who are on boards don't notice. Rejects as it throws. */
export type Exporter = (boardId: BoardId, order: Omit<ExportOrder, 'stored'>) => Promise<ExportedFile | 'not-found' | 'too-new'>

/** Exports in a thread that lives as long as that takes; one at a time, so that scripts never fill the machine. */
export function createExporter(store: Pick<BoardStore, 'loadDocument'>): Exporter {
  const inTurn = pLimit(1)
  return (boardId, order) =>
    inTurn(async () => {
      const stored = await store.loadDocument(boardId)
      return stored ? await exportInThread({ ...order, stored }) : 'not-found'
    })
}

async function exportInThread(order: ExportOrder): Promise<ExportedFile | 'too-new'> {
  const worker = new Worker(new URL('./exportWorker.ts', import.meta.url), { workerData: order })
  try {
    // An error in the thread rejects.
    const [file] = (await once(worker, 'message')) as [ExportedFile | 'too-new']
    return file
  } finally {
    await worker.terminate()
  }
}
