import { Box, type Editor, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { isMatrix } from '../matrix/matrixShape.ts'
import type { PictureScope } from './pictureOptions.ts'

/** What a picture shows, the lowest first, where that lies, and how much paper is around it. In canvas pixels. */
export type Shown = { ids: TLShapeId[]; bounds: Box; padding: number; size: { w: number; h: number } }

const paperAround = 32

/** What a picture of this kind shows now; undefined when there is nothing to show. */
export function shownIn(editor: Editor, scope: PictureScope): Shown | undefined {
  const ids = idsOf(editor, scope)
  const boxes = ids.flatMap((id) => editor.getShapeMaskedPageBounds(id) ?? [])
  if (boxes.length === 0) return undefined
  const bounds = Box.Common(boxes)
  // What a frame shows ends at its edge.
  const padding = scope === 'frame' ? 0 : paperAround
  return { ids, bounds, padding, size: { w: bounds.w + 2 * padding, h: bounds.h + 2 * padding } }
}

function idsOf(editor: Editor, scope: PictureScope): TLShapeId[] {
  const all = editor.getCurrentPageShapesSorted()
  switch (scope) {
    case 'board':
      return topmost(editor, all)
    case 'selection':
      return all.filter(({ id }) => editor.getSelectedShapeIds().includes(id)).map(({ id }) => id)
    case 'matrix':
      return onMatrices(editor, all)
    case 'frame':
      return frameOf(editor, all)
  }
}

// A picture of a group holds what is in it already. Matrices lie behind everything, whatever their place in the order.
function topmost(editor: Editor, shapes: readonly TLShape[]): TLShapeId[] {
  const own = shapes.filter(({ parentId }) => parentId === editor.getCurrentPageId())
  return [...own.filter(isMatrix), ...own.filter((shape) => !isMatrix(shape))].map(({ id }) => id)
}

function onMatrices(editor: Editor, shapes: readonly TLShape[]): TLShapeId[] {
  const fields = shapes.filter(isMatrix).flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
  return topmost(editor, shapes).filter((id) => {
    const bounds = editor.getShapePageBounds(id)
    return bounds !== undefined && fields.some((field) => field.collides(bounds))
  })
}

// The one that is selected, else the only one: among several nobody could tell which is meant.
function frameOf(editor: Editor, shapes: readonly TLShape[]): TLShapeId[] {
  const frames = shapes.filter(({ type }) => type === 'frame').map(({ id }) => id)
  const [selected, ...others] = editor.getSelectedShapeIds().filter((id) => frames.includes(id))
  if (selected && others.length === 0) return [selected]
  return frames.length === 1 ? frames : []
}
