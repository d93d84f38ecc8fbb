import type { Editor, TLShape, TLShapeId, TLStore } from '@tldraw/tldraw'
import type { PagePlace } from '../../shared/board/pagePlace.ts'

/** A shape that was deleted. `place`: where it lay on the page, for when what held it is gone as well. */
export type LostShape = { shape: TLShape; place?: PagePlace | undefined }

/**
 * Makes deleted shapes again as they were, under their own ids, as one step of mine. What is there already stays as it is. Answers which came
 * back.
 */
export function bringBack(editor: Editor, lost: readonly LostShape[]): TLShapeId[] {
  const missing = lost.filter(({ shape }) => !editor.store.has(shape.id))
  if (missing.length === 0) return []
  editor.markHistoryStoppingPoint('bring back')
  const ids = missing.map(({ shape }) => shape.id)
  comingBack.set(editor.store, new Set(ids))
  try {
    editor.run(() => editor.createShapes(missing.map((one) => homeOf(editor, one))))
  } finally {
    comingBack.delete(editor.store)
  }
  return ids.filter((id) => editor.getShape(id))
}

/** Whether a shape that is being made on a canvas store is an old one that comes back, and says where it comes from already. */
export function isComingBack(canvasStore: TLStore, id: string): boolean {
  return comingBack.get(canvasStore)?.has(id) ?? false
}

const comingBack = new WeakMap<TLStore, ReadonlySet<string>>()

function homeOf(editor: Editor, { shape, place }: LostShape): TLShape {
  return editor.store.has(shape.parentId) ? shape : { ...shape, ...place, parentId: editor.getCurrentPageId() }
}
