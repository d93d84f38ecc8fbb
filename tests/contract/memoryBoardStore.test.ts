import { createMemoryBoardStore } from '../../server/store/memoryBoardStore.ts'
import { describeBoardStore } from './boardStore.ts'
import { describeCircleStore } from './circleStore.ts'
import { describeTrashStore } from './trashStore.ts'

describeBoardStore('the memory store', async () => createMemoryBoardStore())
describeCircleStore('the memory store', async () => createMemoryBoardStore())
describeTrashStore('the memory store', async () => createMemoryBoardStore())
