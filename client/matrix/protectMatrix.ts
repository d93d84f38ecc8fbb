import type { Editor, TLShape, TLStore } from '@tldraw/tldraw'
import { isMatrix } from './matrixShape.ts'

/**
 * Keeps people from changing a matrix by accident, in whatever way tldraw offers: moving, resizing, unlocking, reordering,
 * grouping, deleting, undoing, pasting a copy. Works on the store below all of those, so none can be forgotten. Changes from
 * other devices pass: they were allowed where they were made. Returns the way to stop.
 */
export function protectMatrix(canvasStore: TLStore): () => void {
  const { sideEffects } = canvasStore
  const stops = [
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      isProtected(canvasStore, before, source) ? before : after,
    ),
    sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => (isProtected(canvasStore, shape, source) ? false : undefined)),
    // A store can't refuse to create. The copy goes in the same operation, so that it never leaves this page.
    sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (isProtected(canvasStore, shape, source)) withPermission(canvasStore, () => canvasStore.remove([shape.id]))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/**
 * The one way to change a matrix on purpose: every change of matrices in `change` is let through, locked or not. The canvas' undo
 * knows nothing of it: it could take back only what isn't a matrix (matrix/editing/matrixUndo.ts takes back all of it).
 */
export function allowMatrixChange(editor: Pick<Editor, 'store' | 'run'>, change: () => void): void {
  withPermission(editor.store, () => editor.run(change, { ignoreShapeLock: true, history: 'ignore' }))
}

const permitted = new WeakSet<TLStore>()

function isProtected(canvasStore: TLStore, shape: TLShape, source: 'remote' | 'user'): boolean {
  return source === 'user' && isMatrix(shape) && !permitted.has(canvasStore)
}

function withPermission(canvasStore: TLStore, change: () => void): void {
  if (permitted.has(canvasStore)) return change()
  permitted.add(canvasStore)
  try {
    change()
  } finally {
    permitted.delete(canvasStore)
  }
}
