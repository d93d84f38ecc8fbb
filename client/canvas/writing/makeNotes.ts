import { createShapeId, toRichText, type Editor, type TLShapeId, type VecLike } from '@tldraw/tldraw'
import { noteSize } from '../../../shared/board/caseNote.ts'
import { showOnCanvas } from '../fitBoard.ts'
import { putIntoTray } from '../../notes/tray.ts'

/** The most notes that are made at once. */
export const mostNotesAtOnce = 200

/** Makes a note of each text in the tray beside the matrix, as one step, selects them and shows them. Returns their ids. */
export function makeNotesInTray(editor: Editor, texts: readonly string[]): TLShapeId[] {
  const ids = texts.slice(0, mostNotesAtOnce).map(() => createShapeId())
  editor.markHistoryStoppingPoint('make notes')
  editor.run(() => {
    createNotes(editor, ids, texts)
    // How high a note is, is known when it is there.
    putIntoTray(editor, ids)
  })
  return showNew(editor, ids)
}

/** Makes one note with this text, with its centre at `point` of the page, as one step. */
export function makeNoteAt(editor: Editor, text: string, point: VecLike): TLShapeId[] {
  const ids = [createShapeId()]
  editor.markHistoryStoppingPoint('make note')
  editor.run(() => {
    createNotes(editor, ids, [text])
    editor.updateShapes(ids.map((id) => ({ id, type: 'note', x: point.x - noteSize / 2, y: point.y - noteSize / 2 })))
  })
  return showNew(editor, ids)
}

function createNotes(editor: Editor, ids: readonly TLShapeId[], texts: readonly string[]): void {
  const parentId = editor.getCurrentPageId()
  editor.createShapes(ids.map((id, at) => ({ id, type: 'note', parentId, x: 0, y: 0, props: { richText: toRichText(texts[at] ?? '') } })))
}

function showNew(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  // A page that is full takes none.
  const made = ids.filter((id) => editor.getShape(id))
  if (made.length === 0) return made
  editor.setCurrentTool('select')
  editor.select(...made)
  const bounds = editor.getSelectionPageBounds()
  if (bounds) showOnCanvas(editor, bounds)
  return made
}
