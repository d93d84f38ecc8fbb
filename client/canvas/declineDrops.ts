import type { Editor } from '@tldraw/tldraw'
import i18next from 'i18next'
import { showToast } from '../ui/toasts.ts'

/** Says of files that are dropped onto a board of then that they can't come there: without it nothing happens, or the browser opens them. */
export function declineDrops(editor: Editor): () => void {
  const container = editor.getContainer()
  const decline = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.type === 'drop') showToast(i18next.t('versions.noDrop'))
  }
  const options = { capture: true }
  for (const type of ['dragover', 'drop'] as const) container.addEventListener(type, decline, options)
  return () => {
    for (const type of ['dragover', 'drop'] as const) container.removeEventListener(type, decline, options)
  }
}
