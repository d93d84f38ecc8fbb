import { parentPort, workerData } from 'node:worker_threads'
import { cutUpdate } from './cutUpdate.ts'

// Some 5 ms of work in the main thread.
const structsPerPiece = 1_000

parentPort?.postMessage(cutUpdate(workerData as Uint8Array, structsPerPiece))
