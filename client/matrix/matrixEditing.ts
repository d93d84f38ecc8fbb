import { atom, type Atom, type Editor, type TLShapeId } from '@tldraw/tldraw'

/** What the notes keep when a matrix is resized. */
export type ResizeRule = 'scores' | 'places'

/** A facilitator is editing the board's matrices; `matrixId`: the one whose settings are shown. It may be gone by now. */
export type MatrixEditing = { matrixId: TLShapeId | undefined; resizeRule: ResizeRule }

const editingByEditor = new WeakMap<Editor, Atom<MatrixEditing | undefined>>()

/** Whether, and how, the matrices on the canvas of `editor` are being edited. For this page only: nobody else sees it. */
export function matrixEditing(editor: Editor): Atom<MatrixEditing | undefined> {
  const known = editingByEditor.get(editor)
  if (known) return known
  const editing = atom<MatrixEditing | undefined>('matrix editing', undefined)
  editingByEditor.set(editor, editing)
  return editing
}
