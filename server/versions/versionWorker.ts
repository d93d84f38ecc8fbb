import { answerOrders } from '../threads/answerOrders.ts'
import { doVersionWork } from './versionWork.ts'

answerOrders(doVersionWork)
