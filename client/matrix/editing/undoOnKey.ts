import type { Editor } from '@tldraw/tldraw'
import { isComposing } from '../../ui/isComposing.ts'
import { undoIfLatest } from './matrixUndo.ts'

/** Ctrl+Z (Cmd+Z) outside of text fields takes back the last change, of a matrix or of the canvas. */
export function undoOnKey(editor: Editor, event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isComposing(event)) return
  if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
  event.preventDefault()
  event.stopPropagation()
  if (!undoIfLatest(editor)) editor.undo()
}
