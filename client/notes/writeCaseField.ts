import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { tidyLink, type ActionState, type MediaTag, type PromptId } from '../../shared/board/caseFields.ts'

/** A field of a note and its new value; '' empties it. */
export type CaseFieldChange =
  | { field: 'media'; value: MediaTag | '' }
  | { field: 'action'; value: ActionState | '' }
  | { field: 'link'; value: string }
  | { field: PromptId; value: string }

/** Writes one field of these notes, as one step that undo takes back. Each field is a value of its own: two people in two fields never collide. */
export function writeCaseField(editor: Editor, noteIds: readonly string[], { field, value }: CaseFieldChange): void {
  const written = field === 'link' ? tidyLink(value) : value
  editor.markHistoryStoppingPoint(`write ${field}`)
  editor.updateShapes(noteIds.map((id) => ({ id: id as TLShapeId, type: 'note', meta: { [field]: written } })))
}
