import { workerData } from 'node:worker_threads'
import { answerRequests } from './answerRequests.ts'
import { openReader } from './openReader.ts'
import type { WorkerOptions } from './sqliteProtocol.ts'

// The thread that only reads: a search through thousands of boards must not hold up what others write.
answerRequests(() => openReader(workerData as WorkerOptions))
