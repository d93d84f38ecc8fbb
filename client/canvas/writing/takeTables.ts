import type { Editor } from '@tldraw/tldraw'
import { pasteText } from './pasteText.ts'

/**
 * Lets cells that were copied from a spreadsheet come as text: spreadsheets put a picture of them beside it, which tldraw would prefer.
 * Returns the way to stop.
 */
export function takeTables(editor: Editor): () => void {
  const page = editor.getContainer().ownerDocument
  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData
    if (!data || !editor.getInstanceState().isFocused || editor.getEditingShapeId() || isTextField(page.activeElement)) return
    const html = data.getData('text/html')
    if (data.files.length === 0 || !/<table/i.test(html) || data.getData('text/plain').trim() === '') return
    event.preventDefault()
    event.stopImmediatePropagation()
    pasteText(editor, { text: data.getData('text/plain'), html, point: editor.getViewportPageBounds().center })
  }
  page.addEventListener('paste', onPaste, { capture: true })
  return () => page.removeEventListener('paste', onPaste, { capture: true })
}

function isTextField(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'))
}
