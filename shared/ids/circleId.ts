import { newBoardId, parseBoardId } from './boardId.ts'

/** Names a circle in links and in the store. Says nothing about who may see it: that is the key's matter. */
export type CircleId = string & { readonly __brand: 'CircleId' }

/** The circle id in `text`, or undefined when it is none. They look as boards' ids do. */
export function parseCircleId(text: string): CircleId | undefined {
  return parseBoardId(text) as string | undefined as CircleId | undefined
}

/** A new circle id out of `randomBytes(count)`. */
export function newCircleId(randomBytes: (count: number) => Uint8Array): CircleId {
  return newBoardId(randomBytes) as string as CircleId
}
