import type { Editor } from '@tldraw/tldraw'

/** Something from outside that may become more than a note: a file, or the cells of a table. */
export type ImportSource = { kind: 'file'; file: File } | { kind: 'table'; rows: string[][] }

type OpenImport = (source: ImportSource | undefined) => void

const doorByEditor = new WeakMap<Editor, OpenImport>()

/** Lets the canvas of `editor` hand over what should be looked at before it comes onto the board. Returns the way to stop. */
export function offerImport(editor: Editor, open: OpenImport): () => void {
  doorByEditor.set(editor, open)
  return () => {
    if (doorByEditor.get(editor) === open) doorByEditor.delete(editor)
  }
}

/** Hands something over. False where nobody takes it. */
export function openImport(editor: Editor, source: ImportSource): boolean {
  const open = editor.getIsReadonly() ? undefined : doorByEditor.get(editor)
  open?.(source)
  return open !== undefined
}

/** Whether a file is called like one that can be looked at. What it is, its content says. */
export function isImportable(name: string): boolean {
  return /\.(csv|tsv|md|markdown|txt|json|tldr|excalidraw|flamingo)$/i.test(name)
}
