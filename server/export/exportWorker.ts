import { parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/must.ts'
import { exportStored, type ExportOrder } from './exportStored.ts'

must(parentPort, 'this file is run as a worker').postMessage(await exportStored(workerData as ExportOrder), [])
