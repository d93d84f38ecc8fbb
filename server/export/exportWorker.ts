import { answerOrders } from '../threads/answerOrders.ts'
import { exportStored } from './exportStored.ts'

answerOrders(exportStored)
