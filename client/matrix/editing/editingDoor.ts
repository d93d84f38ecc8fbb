import type { Editor } from '@tldraw/tldraw'

const openByEditor = new WeakMap<Editor, () => void>()

/** Tells what opens the editing of matrices on the canvas of `editor`: for facilitators only. Returns the way to take it back. */
export function offerMatrixEditing(editor: Editor, open: () => void): () => void {
  openByEditor.set(editor, open)
  return () => {
    if (openByEditor.get(editor) === open) openByEditor.delete(editor)
  }
}

/** What opens the editing of matrices; undefined for whoever may not. */
export function matrixEditingDoor(editor: Editor): (() => void) | undefined {
  return openByEditor.get(editor)
}
