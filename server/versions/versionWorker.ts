import { parentPort } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import type { VersionAnswer } from './versionThread.ts'
import { doVersionWork, type VersionOrder } from './versionWork.ts'

const port = must(parentPort, 'this file is run as a worker')
port.on('message', (order: VersionOrder) => {
  doVersionWork(order).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  )
})

function answer(message: VersionAnswer): void {
  port.postMessage(message, [])
}
