import type { BoardStore } from './boardStore.ts'
import type { CircleStore } from './circleStore.ts'

/** All that a server keeps. */
export type Store = BoardStore & CircleStore
