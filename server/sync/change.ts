import * as Y from 'yjs'
import { limits } from '../../shared/protocol/limits.ts'
import { isDeeperThan } from './nesting.ts'

/** An update taken apart: what it adds and what it deletes. */
export type Change = { structs: Struct[]; deletes: DeletedRange[] }

/** One entry of an update. A `Skip` stands for a gap. */
export type Struct = Y.Item | Y.GC | Y.Skip

export type DeletedRange = { client: number; clock: number; length: number }

// Yjs counts the characters and entries of a client. Nobody types two thousand million of them: a number that high is
// an attack on everyone who would have to carry it from then on.
const clockBound = 2 ** 31
const clientIdBound = 2 ** 32

/**
 * Takes apart an update in V1 encoding. Undefined when it is none, or when Yjs could be harmed by it: numbers out of all
 * proportion, empty structs, documents within the document, values nested so deep that whoever walks through them falls.
 */
export function decodeChange(update: Uint8Array): Change | undefined {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    // lib0 and Yjs throw on everything that is cut short or out of range.
    return undefined
  }
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of decoded.ds.clients) {
    for (const range of ranges) deletes.push({ client, clock: range.clock, length: range.len })
  }
  return decoded.structs.every(isSound) && deletes.every(isSoundRange) ? { structs: decoded.structs, deletes } : undefined
}

function isSound(struct: Struct): boolean {
  if (struct instanceof Y.Item && !isSoundContent(struct.content)) return false
  return isSoundRange({ client: struct.id.client, clock: struct.id.clock, length: struct.length })
}

function isSoundContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDoc) return false
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return !isDeeperThan(content.arr, limits.nesting)
  if (content instanceof Y.ContentEmbed) return !isDeeperThan(content.embed, limits.nesting)
  return !(content instanceof Y.ContentFormat && isDeeperThan(content.value, limits.nesting))
}

function isSoundRange({ client, clock, length }: DeletedRange): boolean {
  return client < clientIdBound && length > 0 && clock + length < clockBound
}
