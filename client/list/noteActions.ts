import { createShapeId, type Editor, type TLNoteShape, type TLShapeId } from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import type { RichText } from '../../shared/document/richText.ts'
import type { Point } from '../../shared/board/plane.ts'
import type { NoteColor } from '../../shared/board/noteColors.ts'
import { putIntoTray } from '../notes/tray.ts'

/** What the list does to notes on the canvas. Each is one step that undo takes back. */

/**
 * Makes an empty note with its centre at `centre`, on the page; undefined: in the tray beside the matrix. Returns its id; undefined when
 * the board takes none.
 */
export function addNote(editor: Editor, centre: Point | undefined): TLShapeId | undefined {
  const id = createShapeId()
  const { x, y } = centre ?? { x: noteSize / 2, y: noteSize / 2 }
  editor.markHistoryStoppingPoint('add a row')
  editor.run(() => {
    editor.createShape({ id, type: 'note', parentId: editor.getCurrentPageId(), x: x - noteSize / 2, y: y - noteSize / 2 })
    if (!centre) putIntoTray(editor, [id])
  })
  return editor.getShape(id) && id
}

/** Deletes a note. */
export function deleteNote(editor: Editor, id: string): void {
  editor.markHistoryStoppingPoint('delete a row')
  editor.deleteShapes([id as TLShapeId])
}

/** Somebody begins to write in a row: from here on it is one step. */
export function beginWriting(editor: Editor): void {
  editor.markHistoryStoppingPoint('write in a row')
}

/** Gives a note another text. */
export function setWords(editor: Editor, id: string, richText: RichText): void {
  editor.updateShape<TLNoteShape>({ id: id as TLShapeId, type: 'note', props: { richText } })
}

/** Gives a note another colour. `sameStep`: goes on with the step before. */
export function setColor(editor: Editor, id: string, color: NoteColor, sameStep: boolean): void {
  if (!sameStep) editor.markHistoryStoppingPoint('colour a row')
  editor.updateShape<TLNoteShape>({ id: id as TLShapeId, type: 'note', props: { color } })
}
