import { react, type Editor } from '@tldraw/tldraw'
import { fitMatrix, isMatrixFitted } from './fitBoard.ts'

/**
 * Keeps in view what was in view when the canvas becomes smaller or larger: by a panel beside it, by turning a phone. The whole
 * matrix stays whole; of anything else the middle stays in the middle. Whoever is writing has a camera of their own
 * (flyToWriting.ts). Returns the way to stop.
 */
export function makeRoom(editor: Editor): () => void {
  let size = sizeOf(editor)
  let wasFitted = isMatrixFitted(editor)
  return react('room', () => {
    const before = size
    size = sizeOf(editor)
    const { x, y, z } = editor.getCamera()
    if (editor.getEditingShapeId()) return
    if (size.w !== before.w || size.h !== before.h) {
      if (wasFitted) fitMatrix(editor)
      else editor.setCamera({ x: x + (size.w - before.w) / 2 / z, y: y + (size.h - before.h) / 2 / z, z }, { immediate: true })
    }
    wasFitted = isMatrixFitted(editor)
  })
}

function sizeOf(editor: Editor): { w: number; h: number } {
  const { w, h } = editor.getViewportScreenBounds()
  return { w, h }
}
