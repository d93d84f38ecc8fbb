import { encodeBase64Url } from './base64Url.ts'

/** Names a board in links, on the wire and in the store. Says nothing about who may open it: that is the key's matter. */
export type BoardId = string & { readonly __brand: 'BoardId' }

// 95 bits: nobody meets another's board by chance, and the link still fits on one line of a slide.
const boardIdBytes = 12
const boardIdPattern = /^[A-Za-z0-9_-]{16}$/

/** The board id in `text`, or undefined when it is none. */
export function parseBoardId(text: string): BoardId | undefined {
  return boardIdPattern.test(text) ? (text as BoardId) : undefined
}

/** A new board id out of `randomBytes(count)`. It begins with a letter: on a command line a dash would be an option. */
export function newBoardId(randomBytes: (count: number) => Uint8Array): BoardId {
  const [first = 0, ...rest] = randomBytes(boardIdBytes)
  return encodeBase64Url(Uint8Array.of(first & 0x7f, ...rest)) as BoardId
}
