import { Box, type Editor, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { isMatrix } from '../matrix/matrixShape.ts'
import { pixelsOf, type PictureOptions, type PictureScope } from './pictureOptions.ts'

/** Paper around what is shown, in canvas pixels. */
const padding = 32

/** What a picture of this kind shows now, and how large it is in canvas pixels; undefined when there is nothing to show. */
export function shownIn(editor: Editor, scope: PictureScope): { ids: TLShapeId[]; size: { w: number; h: number } } | undefined {
  const ids = idsOf(editor, scope)
  const boxes = ids.flatMap((id) => editor.getShapeMaskedPageBounds(id) ?? [])
  if (boxes.length === 0) return undefined
  const { w, h } = Box.Common(boxes)
  return { ids, size: { w: w + 2 * padding, h: h + 2 * padding } }
}

/** Draws a picture. Rejects when the browser can't. */
export async function takePicture(editor: Editor, options: PictureOptions): Promise<Blob> {
  const shown = shownIn(editor, options.scope)
  if (!shown) throw new Error('There is nothing to show')
  const { blob } = await editor.toImage(shown.ids, {
    format: options.format,
    background: !options.isTransparent,
    darkMode: options.isDark,
    padding,
    pixelRatio: options.format === 'png' ? pixelsOf(shown.size, options.scale).scale : undefined,
  })
  return blob
}

function idsOf(editor: Editor, scope: PictureScope): TLShapeId[] {
  const all = editor.getCurrentPageShapesSorted()
  switch (scope) {
    case 'board':
      return topmost(editor, all)
    case 'selection':
      return editor.getSelectedShapeIds()
    case 'matrix':
      return onMatrices(editor, all)
  }
}

// A picture of a group holds what is in it already.
function topmost(editor: Editor, shapes: readonly TLShape[]): TLShapeId[] {
  return shapes.filter(({ parentId }) => parentId === editor.getCurrentPageId()).map(({ id }) => id)
}

function onMatrices(editor: Editor, shapes: readonly TLShape[]): TLShapeId[] {
  const fields = shapes.filter(isMatrix).flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
  return topmost(editor, shapes).filter((id) => {
    const bounds = editor.getShapePageBounds(id)
    return bounds !== undefined && fields.some((field) => field.collides(bounds))
  })
}
