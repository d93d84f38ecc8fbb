import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import { readBoardFile, type BoardFileOrder } from './readBoardFile.ts'

must(parentPort, 'this file is run as a worker').postMessage(await readBoardFile(workerData as BoardFileOrder), [])
