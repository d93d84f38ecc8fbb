import { createShapeId, type Editor, type StateNode, type VecLike } from '@tldraw/tldraw'

const noteSize = 200

/** Makes a double click on the empty canvas create a note, where tldraw creates a text. */
export function createNotesOnDoubleClick(editor: Editor): void {
  const idle = editor.getStateDescendant<StateNode & { handleDoubleClickOnCanvas(): void }>('select.idle')
  if (!idle) return
  idle.handleDoubleClickOnCanvas = () => {
    if (!editor.getIsReadonly()) createNoteAt(editor, editor.inputs.currentPagePoint)
  }
}

// An empty note with its centre at `point`, ready to be written in.
function createNoteAt(editor: Editor, point: VecLike): void {
  const id = createShapeId()
  editor.markHistoryStoppingPoint('create note')
  editor.createShape({ id, type: 'note', x: point.x - noteSize / 2, y: point.y - noteSize / 2 })
  if (!editor.getShape(id)) return
  editor.select(id)
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: editor.getShape(id) })
}
