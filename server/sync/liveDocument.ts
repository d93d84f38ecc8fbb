import * as Y from 'yjs'
import { metaOf, recordsOf } from '../../shared/document/boardDocument.ts'
import type { Log } from '../log.ts'
import type { StoredDocument } from '../store/boardStore.ts'

/** A board's document in memory. Holds and serves only what is whole: never structs that wait for missing ones. */
export interface LiveDocument {
  readonly document: Y.Doc
  /** Whether it holds everything that was stored: nothing had to be left out. */
  readonly isAsStored: boolean
  /**
   * Applies an update and answers what the document took of it, as updates in its own encoding: what it knew already is
   * not among them, and neither are strange encodings that others would have to read.
   */
  apply(update: Uint8Array): Uint8Array[]
  /** Makes a change of the server's own, in one transaction. Answers it as updates. */
  change(run: (document: Y.Doc) => void): Uint8Array[]
  /** What someone with that state vector lacks, as an update; undefined when it isn't a state vector. */
  updateSince(stateVector: Uint8Array): Uint8Array | undefined
  stateVector(): Uint8Array
  /** The whole document as compactly as it gets. */
  snapshot(): Uint8Array
  /** Whether `bytes` more would make the document's update larger than `bound`. */
  wouldExceed(bound: number, bytes: number): boolean
}

type StoredBytes = Pick<StoredDocument, 'snapshot' | 'updates' | 'logBytes'>

/** Brings a stored document into memory. Throws when its bytes can't be read. */
export function loadLiveDocument(stored: StoredBytes, log: Log): LiveDocument {
  const document = emptyDocument()
  applyTogether(document, [stored.snapshot, ...stored.updates])
  return liveDocumentOf(document, stored, log)
}

/** The same in `pieces` of the stored snapshot, letting others do their work between two of them. */
export async function loadLiveDocumentInPieces(pieces: readonly Uint8Array[], stored: StoredBytes, log: Log): Promise<LiveDocument> {
  const document = emptyDocument()
  for (const piece of pieces) {
    Y.applyUpdate(document, piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  applyTogether(document, stored.updates)
  return liveDocumentOf(document, stored, log)
}

function emptyDocument(): Y.Doc {
  const document = new Y.Doc()
  metaOf(document)
  recordsOf(document)
  return document
}

/** In one transaction: each on its own would clean up after itself, which takes most of the time. */
function applyTogether(document: Y.Doc, updates: readonly Uint8Array[]): void {
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update)
  })
}

function liveDocumentOf(document: Y.Doc, stored: StoredBytes, log: Log): LiveDocument {
  const isAsStored = !dropWaiting(document)
  if (!isAsStored) log.warn({}, 'a stored document had entries whose parents are missing; they are left out')

  let taken: Uint8Array[] = []
  let bytesAtMost = stored.snapshot.length + stored.logBytes
  document.on('update', (update: Uint8Array) => {
    taken.push(update)
    bytesAtMost += update.length
  })

  function whole(): Uint8Array {
    const update = Y.encodeStateAsUpdate(document)
    bytesAtMost = update.length
    return update
  }

  return {
    document,
    isAsStored,
    apply(update) {
      taken = []
      Y.applyUpdate(document, update)
      dropWaiting(document)
      return taken
    },
    change(run) {
      taken = []
      document.transact(() => run(document))
      return taken
    },
    updateSince(stateVector) {
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
      Y.applyUpdate(fresh, whole())
      return Y.encodeStateAsUpdate(fresh)
    },
    wouldExceed: (bound, bytes) => bytesAtMost + bytes > bound && whole().length + bytes > bound,
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
