import { encodeBase64Url } from './base64Url.ts'

/** Names a board in links, on the wire and in the store. Says nothing about who may open it: that is the key's matter. */
export type BoardId = string & { readonly __brand: 'BoardId' }

// 96 bits: nobody meets another's board by chance, and the link still fits on one line of a slide.
const boardIdBytes = 12
const boardIdPattern = /^[A-Za-z0-9_-]{16}$/

/** The board id in `text`, or undefined when it is none. */
export function parseBoardId(text: string): BoardId | undefined {
  return boardIdPattern.test(text) ? (text as BoardId) : undefined
}

/** A new board id out of `randomBytes(count)`. */
export function newBoardId(randomBytes: (count: number) => Uint8Array): BoardId {
  return encodeBase64Url(randomBytes(boardIdBytes)) as BoardId
}
