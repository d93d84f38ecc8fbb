import { createShapeId, DefaultColorStyle, type Editor, type TLNoteShape, type TLShapeId } from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import type { RichText } from '../../shared/document/richText.ts'
import type { Point } from '../../shared/board/plane.ts'

/** What the list does to notes on the canvas. Each is one step that undo takes back. */

/** Makes an empty note with its centre at `centre`, on the page, and selects it. Returns its id; undefined when the board takes none. */
export function addNote(editor: Editor, centre: Point): TLShapeId | undefined {
  const id = createShapeId()
  editor.markHistoryStoppingPoint('add a row')
  editor.createShape({ id, type: 'note', x: centre.x - noteSize / 2, y: centre.y - noteSize / 2 })
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

/** The colours a note can be given, by tldraw's names. */
export const noteColors = DefaultColorStyle.values.filter((color) => color !== 'white')
export type NoteColor = (typeof noteColors)[number]

/** Gives a note another colour. `sameStep`: goes on with the step before. */
export function setColor(editor: Editor, id: string, color: NoteColor, sameStep: boolean): void {
  if (!sameStep) editor.markHistoryStoppingPoint('colour a row')
  editor.updateShape<TLNoteShape>({ id: id as TLShapeId, type: 'note', props: { color } })
}
