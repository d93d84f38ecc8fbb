import { createMemoryBoardStore } from '../../server/store/memoryBoardStore.ts'
import { describeBoardStore } from './boardStore.ts'
import { describeCircleStore } from './circleStore.ts'

describeBoardStore('the memory store', async () => createMemoryBoardStore())
describeCircleStore('the memory store', async () => createMemoryBoardStore())
