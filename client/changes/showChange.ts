import type { Editor } from '@tldraw/tldraw'
import type { ChangedNote } from '../../shared/version/changedNotes.ts'
import { flyToNote } from '../notes/flyToNote.ts'

/** Brings a note that has changed into sight; of one that isn't there any more, where it was. */
export function showChange(editor: Editor, { note, before }: ChangedNote): void {
  if (editor.store.has(note.id as Parameters<Editor['store']['has']>[0])) return flyToNote(editor, note.id)
  const place = before?.note.centre ?? note.centre
  editor.centerOnPoint(place, { animation: { duration: editor.options.animationMediumMs } })
}
