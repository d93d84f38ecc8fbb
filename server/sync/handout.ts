import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, deflate } from 'node:zlib'
import * as Y from 'yjs'
import { encodeMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'
import type { CompressedBytes, StoredDocument } from '../store/boardStore.ts'

/**
 * What a board gives to those who join: states that were encoded and compressed once, and what was changed since. So fifty people
 * who join a large board, or come back to it after the server was started again, cost little more than one.
 */
export interface Handout {
  /**
   * The frames that answer a state vector: an update with most of what is missing, then the step 2 with the rest of it, after
   * which a client has everything. `not-yet`: only the stored bytes are there, and don't answer that. `malformed`: it is no
   * state vector.
   */
  frames(stateVector: Uint8Array): Uint8Array[] | 'not-yet' | 'malformed'
  /** Most of the board, compressed: what is missing was changed within the last seconds, and is little. Undefined: not yet. */
  snapshot(encoding: CompressedBytes['encoding']): HandedSnapshot | undefined
  /** The document has changed. */
  changed(update: Uint8Array): void
  stop(): void
}

type StoredSnapshot = Pick<StoredDocument, 'snapshot' | 'compressed' | 'updates'>

/** `number`: the room's newest change in it. `bytes` rejects when compressing fails. */
export type HandedSnapshot = { number: number; bytes: Promise<SnapshotBytes> }

/** `name` changes with the bytes: the same name, the same bytes. */
export type SnapshotBytes = CompressedBytes & { name: string }

/** The document as it is now. `number`: the room's newest change in it. `updateSince`: undefined when that is no state vector. */
export type PresentDocument = { number: number; updateSince(stateVector: Uint8Array): Uint8Array | undefined }

/** What someone lacks who comes with a certain state vector, as it was at some moment. */
type Answer = {
  update: Uint8Array
  number: number
  frame: Uint8Array | undefined
  compressed: Map<CompressedBytes['encoding'], Promise<SnapshotBytes>>
}

// The rest goes out to each who joins: a hundredth of what they would get otherwise.
const restBytesBound = 64 * 1024
const restUpdatesBound = 500
// Who takes the snapshot alone (a program that looks at a board) has a board that was true a moment ago.
const staleMs = 5_000
// People join one after the other within a few seconds; then the bytes need not lie beside the document any more.
const keepMs = 30_000

// The newcomers', and those of the people who come back from the same few states.
const answersBound = 4

const nobody = Y.encodeStateVector(new Y.Doc())
const nothing = Y.encodeStateAsUpdate(new Y.Doc())

const compress = {
  br: (update: Uint8Array) => promisify(brotliCompress)(update, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  // What the lowest level leaves is a tenth more, for a third of the time.
  deflate: (update: Uint8Array) => promisify(deflate)(update, { level: 1 }),
}

/**
 * A handout that begins with what the store has, without encoding anything. `present` gives the document, once it is in
 * memory. Without `stored`, everybody waits for that.
 */
export function createHandout(options: {
  stored: StoredSnapshot | undefined
  present: () => PresentDocument | undefined
  clock: Clock
}): Handout {
  const { stored, present, clock } = options
  const answers = new Map<string, Answer>()
  /** What has changed since the oldest of the answers: with it, each of them is complete. */
  let rest = stored ? [...stored.updates] : []
  let restBytes = sum(rest)
  let restSince = rest.length > 0 ? clock.now() : undefined
  let restFrame: Uint8Array | undefined
  let forgetting: Timer | undefined
  if (stored) answers.set(keyOf(nobody), storedAnswer(stored))
  keepForAWhile()

  function keepForAWhile(): void {
    if (forgetting) clock.clearTimeout(forgetting)
    forgetting = clock.setTimeout(forget, keepMs)
  }

  function forget(): void {
    answers.clear()
    rest = []
    restBytes = 0
    restSince = restFrame = undefined
  }

  function answerTo(stateVector: Uint8Array, maxAgeMs: number): Answer | 'not-yet' | 'malformed' {
    keepForAWhile()
    const document = present()
    const isShort = restBytes <= restBytesBound && rest.length <= restUpdatesBound
    const isFresh = clock.now() - (restSince ?? clock.now()) <= maxAgeMs
    // While the document isn't there, better a state that is behind than waiting; unless much of it would go out to each.
    if (!document) return (isShort && answers.get(keyOf(stateVector))) || 'not-yet'
    if (!isShort || !isFresh) forget()
    const known = answers.get(keyOf(stateVector))
    if (known) return known
    const update = document.updateSince(stateVector)
    if (!update) return 'malformed'
    const answer: Answer = { update, number: document.number, frame: undefined, compressed: new Map() }
    const [oldest] = [...answers.keys()].filter((key) => key !== keyOf(nobody))
    if (oldest !== undefined && answers.size >= answersBound) answers.delete(oldest)
    answers.set(keyOf(stateVector), answer)
    return answer
  }

  /** What came since, as one update. It stays merged, so that each joiner pays only for what is new. */
  function mergeRest(): Uint8Array {
    const merged = rest.length > 0 ? Y.mergeUpdates(rest) : nothing
    rest = rest.length > 0 ? [merged] : []
    return merged
  }

  return {
    frames(stateVector) {
      const answer = answerTo(stateVector, Infinity)
      if (typeof answer === 'string') return answer
      restFrame ??= encodeMessage({ type: 'sync-step-2', update: mergeRest() })
      return [frameOf(answer), restFrame]
    },
    snapshot(encoding) {
      const answer = answerTo(nobody, staleMs)
      if (typeof answer === 'string') return undefined
      const { update, number, compressed } = answer
      const bytes = compressed.get(encoding) ?? compress[encoding](update).then((packed) => named({ encoding, bytes: packed }))
      compressed.set(encoding, bytes)
      // What failed is not kept: the next one may have more luck.
      bytes.catch(() => compressed.delete(encoding))
      return { number, bytes }
    },
    changed(update) {
      if (answers.size === 0) return
      rest.push(update)
      restBytes += update.length
      restSince ??= clock.now()
      restFrame = undefined
      // It would be encoded anew anyway.
      if (restBytes > restBytesBound || rest.length > restUpdatesBound) forget()
    },
    stop() {
      if (forgetting) clock.clearTimeout(forgetting)
    },
  }
}

function storedAnswer({ snapshot, compressed }: StoredSnapshot): Answer {
  const ready = Promise.resolve(named(compressed))
  return { update: snapshot, number: 0, frame: undefined, compressed: new Map([[compressed.encoding, ready]]) }
}

function keyOf(stateVector: Uint8Array): string {
  return Buffer.from(stateVector).toString('latin1')
}

function named(compressed: CompressedBytes): SnapshotBytes {
  return { ...compressed, name: createHash('sha256').update(compressed.bytes).digest('base64url').slice(0, 22) }
}

/** The frame with the whole update. Both are the same bytes from then on. */
function frameOf(answer: Answer): Uint8Array {
  if (!answer.frame) {
    answer.frame = encodeMessage({ type: 'update', update: answer.update })
    answer.update = answer.frame.subarray(answer.frame.length - answer.update.length)
  }
  return answer.frame
}

function sum(updates: readonly Uint8Array[]): number {
  return updates.reduce((bytes, update) => bytes + update.length, 0)
}
