import { workerData } from 'node:worker_threads'
import { answerRequests } from './answerRequests.ts'
import { openDatabase } from './openDatabase.ts'
import type { WorkerOptions } from './sqliteProtocol.ts'

// The thread that owns the database: a disk that takes its time (1.6 s was seen) must not stop anybody's cursor.
answerRequests((log) => openDatabase(workerData as WorkerOptions, log))
