import type { EditorView } from '@tiptap/pm/view'

/**
 * Lets a text editor take over what the hand has done in the page: browsers tell of a moved caret up to a frame later,
 * and a change from outside in between would put the caret back to where it was. Not during a composition.
 */
export function takeInput(view: EditorView): void {
  if (view.isDestroyed || view.composing) return
  // ProseMirror keeps this to itself.
  const observer: unknown = Reflect.get(view, 'domObserver')
  if (hasFlush(observer)) observer.flush()
}

function hasFlush(value: unknown): value is { flush(): void } {
  return typeof value === 'object' && value !== null && 'flush' in value && typeof value.flush === 'function'
}
