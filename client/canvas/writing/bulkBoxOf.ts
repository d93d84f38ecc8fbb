import type { Editor } from '@tldraw/tldraw'
import { createWritable, type Writable } from '../../sync/readable.ts'

const openByEditor = new WeakMap<Editor, Writable<boolean>>()

/** Whether the box for many notes is open over the canvas of `editor`. For menus and keys that open it. */
export function bulkBoxOf(editor: Editor): Writable<boolean> {
  const known = openByEditor.get(editor)
  if (known) return known
  const open = createWritable(false)
  openByEditor.set(editor, open)
  return open
}
