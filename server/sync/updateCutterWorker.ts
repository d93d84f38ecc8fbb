import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import { cutUpdate } from './cutUpdate.ts'

// Some 5 ms of work in the main thread.
const structsPerPiece = 1_000

const pieces = cutUpdate(workerData as Uint8Array, structsPerPiece)
const buffers = pieces?.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])) ?? []
must(parentPort, 'this file is run as a worker').postMessage(pieces, buffers)
