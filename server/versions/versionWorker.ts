import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import { doVersionWork, type VersionOrder } from './versionWork.ts'

must(parentPort, 'this file is run as a worker').postMessage(await doVersionWork(workerData as VersionOrder), [])
