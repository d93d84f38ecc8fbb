import * as Y from 'yjs'
import { metaOf, recordsOf } from '../../shared/document/boardDocument.ts'
import type { Log } from '../log.ts'
import type { StoredDocument } from '../store/boardStore.ts'

/** A board's document in memory. Holds and serves only what is whole: never structs that wait for missing ones. */
export interface LiveDocument {
  readonly document: Y.Doc
  /**
   * Applies an update and answers what the document took of it, as updates in its own encoding: what it knew already is
   * not among them, and neither are strange encodings that others would have to read.
   */
  apply(update: Uint8Array): Uint8Array[]
  /** What someone with that state vector lacks, as an update; undefined when it isn't a state vector. */
  updateSince(stateVector: Uint8Array): Uint8Array | undefined
  stateVector(): Uint8Array
  /** The whole document as compactly as it gets. */
  snapshot(): Uint8Array
  /** Whether `bytes` more would make the document's update larger than `bound`. */
  wouldExceed(bound: number, bytes: number): boolean
}

const emptyStateVector = Y.encodeStateVector(new Map())

/** Brings a stored document into memory. Throws when its bytes can't be read. */
export function loadLiveDocument(stored: StoredDocument, log: Log): LiveDocument {
  const document = new Y.Doc()
  metaOf(document)
  recordsOf(document)
  // One transaction for all: each on its own would clean up after itself, which takes most of the time.
  document.transact(() => {
    for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
  })
  if (dropWaiting(document)) log.warn({}, 'a stored document had entries whose parents are missing; they are left out')

  let taken: Uint8Array[] = []
  let whole: Uint8Array | undefined
  let bytesAtMost = stored.snapshot.length + stored.logBytes
  document.on('update', (update: Uint8Array) => {
    taken.push(update)
    whole = undefined
    bytesAtMost += update.length
  })

  function wholeUpdate(): Uint8Array {
    whole ??= Y.encodeStateAsUpdate(document)
    bytesAtMost = whole.length
    return whole
  }

  return {
    document,
    apply(update) {
      taken = []
      Y.applyUpdate(document, update)
      dropWaiting(document)
      return taken
    },
    updateSince(stateVector) {
      if (isEmpty(stateVector)) return wholeUpdate()
      try {
        return Y.encodeStateAsUpdate(document, stateVector)
      } catch {
        // lib0 throws on everything that is cut short or out of range.
        return undefined
      }
    },
    stateVector: () => Y.encodeStateVector(document),
    snapshot() {
      // A fresh document joins what the living one had to keep apart.
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, wholeUpdate())
      return Y.encodeStateAsUpdate(fresh)
    },
    wouldExceed: (bound, bytes) => bytesAtMost + bytes > bound && wholeUpdate().length + bytes > bound,
  }
}

/** Forgets structs and deletions that wait for missing structs. Yjs would serve them to everyone who joins. */
function dropWaiting(document: Y.Doc): boolean {
  const { store } = document
  const isWaiting = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return isWaiting
}

function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.length === emptyStateVector.length && stateVector[0] === emptyStateVector[0]
}
