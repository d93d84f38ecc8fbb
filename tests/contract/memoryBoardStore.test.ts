import { createMemoryBoardStore } from '../../server/store/memoryBoardStore.ts'
import { describeBoardStore } from './boardStore.ts'

describeBoardStore('the memory store', async () => createMemoryBoardStore())
