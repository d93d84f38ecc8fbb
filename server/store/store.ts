import type { BoardStore } from './boardStore.ts'
import type { CircleStore } from './circleStore.ts'
import type { TrashStore } from './trashStore.ts'

/** All that a server keeps. */
export type Store = BoardStore & CircleStore & TrashStore
