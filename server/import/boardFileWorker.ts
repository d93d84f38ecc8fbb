import { answerOrders } from '../threads/answerOrders.ts'
import { readBoardFile } from './readBoardFile.ts'

answerOrders(readBoardFile)
