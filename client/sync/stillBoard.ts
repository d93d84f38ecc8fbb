import type { TLShapeId, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { applyDocumentChanges, documentChanges } from '../../shared/document/documentChanges.ts'
import { bindCanvasStore } from './bindCanvasStore.ts'
import { createCanvasStore } from './createCanvasStore.ts'

/** A board as it was at some moment, to be looked at: it knows no server, and nothing that happens to it leaves this page. */
export interface StillBoard {
  readonly document: Y.Doc
  /** What was on the canvas. */
  readonly canvasStore: TLStore
  /** Shows another moment in the same place: what stays the same stays where it is. */
  show(document: Y.Doc): void
  /** Calls `listener` when what notes are measured from has changed, until the returned function is called. */
  subscribeProps(listener: (shapeIds: TLShapeId[]) => void): () => void
}

/** Opens a board as it was in `document`. */
export function openStillBoard(shown: Y.Doc): StillBoard {
  const document = new Y.Doc()
  Y.applyUpdate(document, Y.encodeStateAsUpdate(shown))
  const canvasStore = createCanvasStore()
  const listeners = new Set<(shapeIds: TLShapeId[]) => void>()
  bindCanvasStore(canvasStore, document, { onRemoteProps: (ids) => listeners.forEach((listener) => listener(ids)) })
  return {
    document,
    canvasStore,
    show(next) {
      const changes = documentChanges(document, next)
      document.transact(() => applyDocumentChanges(document, changes))
    },
    subscribeProps(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
