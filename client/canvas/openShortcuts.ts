import type { Editor } from '@tldraw/tldraw'

const openByEditor = new WeakMap<Editor, () => void>()

/** Opens the list of keys over the canvas of `editor`, as `?` does. For menus outside the canvas. */
export function openShortcuts(editor: Editor): void {
  openByEditor.get(editor)?.()
}

/** Tells how the canvas of `editor` opens its list of keys. */
export function rememberShortcuts(editor: Editor, open: () => void): void {
  openByEditor.set(editor, open)
}
