import { atom, type Atom, type Editor } from '@tldraw/tldraw'

/** `steps`: how many steps the canvas could undo when the change was made. */
type Edit = { steps: number; takeBack: () => void }

const editsByEditor = new WeakMap<Editor, Atom<readonly Edit[]>>()

/**
 * The changes that were made to matrices while editing, for their own undo: the canvas' undo passes matrices by, so that nobody
 * takes one back by accident an hour later.
 */
function editsOf(editor: Editor): Atom<readonly Edit[]> {
  const known = editsByEditor.get(editor)
  if (known) return known
  const edits = atom<readonly Edit[]>('matrix edits', [])
  editsByEditor.set(editor, edits)
  return edits
}

/** Notes a change; `takeBack` undoes as much of it as is still so. */
export function rememberEdit(editor: Editor, takeBack: () => void): void {
  editsOf(editor).update((edits) => [...edits, { steps: stepsOf(editor), takeBack }])
}

export function canUndoEdit(editor: Editor): boolean {
  return editsOf(editor).get().length > 0
}

/** Takes back the last change of a matrix. */
export function undoEdit(editor: Editor): void {
  const edit = editsOf(editor).get().at(-1)
  if (!edit) return
  editsOf(editor).update((edits) => edits.slice(0, -1))
  edit.takeBack()
}

/** What takes back the change that was just made, once, whatever is done until then: for a message that offers it. */
export function offerUndo(editor: Editor): () => void {
  let edit = editsOf(editor).get().at(-1)
  return () => {
    if (!edit) return
    editsOf(editor).update((edits) => edits.filter((other) => other !== edit))
    edit.takeBack()
    edit = undefined
  }
}

/** Takes back the last change if that was one of a matrix. Returns whether it was: else it is for the canvas to undo. */
export function undoIfLatest(editor: Editor): boolean {
  const edit = editsOf(editor).get().at(-1)
  if (!edit || stepsOf(editor) > edit.steps) return false
  undoEdit(editor)
  return true
}

/** Editing is over: from now on nothing takes these changes back. */
export function forgetEdits(editor: Editor): void {
  editsOf(editor).set([])
}

// tldraw 3.15 hides its history from types.
function stepsOf(editor: Editor): number {
  const history: unknown = Reflect.get(editor, 'history')
  const count: unknown = history instanceof Object ? Reflect.get(history, 'getNumUndos') : undefined
  return typeof count === 'function' ? Number(Reflect.apply(count, history, [])) : 0
}
