import { answerOrders } from '../threads/answerOrders.ts'
import { cutUpdate } from './cutUpdate.ts'

// Some 5 ms of work in the main thread.
const structsPerPiece = 1_000

answerOrders(
  (update: Uint8Array) => cutUpdate(update, structsPerPiece),
  (pieces) => pieces?.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])) ?? [],
)
