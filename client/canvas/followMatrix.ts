import { Box, react, unsafe__withoutCapture, type Editor } from '@tldraw/tldraw'
import { cameraFor, matrixBounds } from './fitBoard.ts'

const margin = 16
/** A board is meant to be read from the back of a room. */
const nearestZoom = 4

/**
 * Keeps the whole matrix in view, as large as the canvas allows, when it is resized or moved and when the window is; on a board
 * without one, everything. For screens that nobody touches. Returns the way to stop.
 */
export function followMatrix(editor: Editor): () => void {
  let isFirst = true
  return react('the matrix in view', () => {
    const { w, h } = editor.getViewportScreenBounds()
    const room = new Box(margin, margin, Math.max(1, w - 2 * margin), Math.max(1, h - 2 * margin))
    const bounds = matrixBounds(editor)
    const animation = isFirst ? undefined : { duration: editor.options.animationMediumMs }
    isFirst = false
    // What the camera reads is nothing to follow.
    unsafe__withoutCapture(() =>
      editor.setCamera(cameraFor(editor, bounds, room, nearestZoom), animation ? { animation } : { immediate: true }),
    )
  })
}
