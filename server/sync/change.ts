import * as Y from 'yjs'
import { limits } from '../../shared/protocol/limits.ts'
import { isDeeperThan } from '../../shared/document/nesting.ts'

/** An update taken apart: what it adds and what it deletes. `entries`: how much there was to read, one by one. */
export type Change = { structs: Struct[]; deletes: DeletedRange[]; entries: number }

/** Something that is no change, or not one to be read; `entries`: how much of it was read until that was seen. */
export type Unreadable = { problem: 'bad' | 'tooManyEntries'; entries: number }

/** One entry of an update. A `Skip` stands for a gap. */
export type Struct = Y.Item | Y.GC | Y.Skip

export type DeletedRange = { client: number; clock: number; length: number }

// Yjs counts the characters and entries of a client. Nobody types two thousand million of them: a number that high is
// an attack on everyone who would have to carry it from then on.
const clockBound = 2 ** 31
const clientIdBound = 2 ** 32

// What an entry holds stands in five bits of its first byte. Documents within documents are none of a board's, and the
// predecessor of plain values, which Yjs still reads and no longer writes, would be a million values in one entry.
const contentMask = 0b11111
const refusedContents = new Set([2, 9])

/**
 * Takes apart an update in V1 encoding. It is bad when it is none, or when Yjs could be harmed by it: numbers out of all
 * proportion, empty structs, documents within the document, values nested so deep that whoever walks through them falls.
 * Of more than `entriesBound` entries no more are read.
 */
export function decodeChange(update: Uint8Array, entriesBound: number): Change | Unreadable {
  let entries = 0
  /** Counts while it reads: millions of entries fit into a message, and each would be an object. */
  class CountingDecoder extends Y.UpdateDecoderV1 {
    override readClient(): number {
      countOne()
      return super.readClient()
    }
    override readInfo(): number {
      countOne()
      const info = super.readInfo()
      if (refusedContents.has(info & contentMask)) throw new Error('A content that nobody writes')
      return info
    }
    override readAny(): unknown {
      countOne()
      return super.readAny()
    }
    override resetDsCurVal(): void {
      countOne()
    }
    override readDsClock(): number {
      countOne()
      return super.readDsClock()
    }
  }
  function countOne(): void {
    if (++entries > entriesBound) throw new Error('Too many entries')
  }

  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdateV2(update, CountingDecoder)
  } catch {
    // lib0 and Yjs throw on everything that is cut short or out of range.
    return { problem: entries > entriesBound ? 'tooManyEntries' : 'bad', entries }
  }
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of decoded.ds.clients) {
    for (const range of ranges) deletes.push({ client, clock: range.clock, length: range.len })
  }
  const { structs } = decoded
  return structs.every(isSound) && deletes.every(isSoundRange) ? { structs, deletes, entries } : { problem: 'bad', entries }
}

function isSound(struct: Struct): boolean {
  if (struct instanceof Y.Item && !isSoundContent(struct.content)) return false
  return isSoundRange({ client: struct.id.client, clock: struct.id.clock, length: struct.length })
}

function isSoundContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny) return !isDeeperThan(content.arr, limits.nesting)
  if (content instanceof Y.ContentEmbed) return !isDeeperThan(content.embed, limits.nesting)
  return !(content instanceof Y.ContentFormat && isDeeperThan(content.value, limits.nesting))
}

function isSoundRange({ client, clock, length }: DeletedRange): boolean {
  return client < clientIdBound && length > 0 && clock + length < clockBound
}
