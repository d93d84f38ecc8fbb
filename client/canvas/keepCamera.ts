import { Box, react, type Editor } from '@tldraw/tldraw'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { fitMatrix } from './fitBoard.ts'
import { keepView, keptView, type View } from './keptViews.ts'

const restMs = 500

/**
 * Opens a board where this device left it, if there is anything to see there, else with the whole matrix in view. From then
 * on keeps where the person moves. Returns the way to stop.
 */
export function keepCamera(editor: Editor, boardId: BoardId): () => void {
  const kept = keptView(boardId)
  const isRestored = kept !== undefined && show(editor, kept)
  if (!isRestored) fitMatrix(editor)
  const fitted = isRestored ? undefined : viewOf(editor)

  let timer: number | undefined
  function keep(): void {
    // Writing takes the camera to the note and back (flyToWriting.ts).
    if (editor.isDisposed || editor.getEditingShapeId()) return
    const view = viewOf(editor)
    keepView(boardId, fitted && isSameView(view, fitted) ? undefined : view)
  }
  let isFirst = true
  const stopWatching = react('camera', () => {
    editor.getCamera()
    editor.getEditingShapeId()
    clearTimeout(timer)
    if (!isFirst) timer = window.setTimeout(keep, restMs)
    isFirst = false
  })
  return () => {
    stopWatching()
    clearTimeout(timer)
  }
}

function show(editor: Editor, { x, y, zoom }: View): boolean {
  const { w, h } = editor.getViewportScreenBounds()
  const seen = new Box(x - w / zoom / 2, y - h / zoom / 2, w / zoom, h / zoom)
  const isEmpty = !editor.getCurrentPageShapes().some((shape) => editor.getShapePageBounds(shape)?.collides(seen))
  if (isEmpty) return false
  editor.setCamera({ x: -seen.x, y: -seen.y, z: zoom }, { immediate: true })
  return true
}

function viewOf(editor: Editor): View {
  const { x, y } = editor.getViewportPageBounds().center
  return { x: Math.round(x), y: Math.round(y), zoom: Number(editor.getZoomLevel().toFixed(4)) }
}

// The screen's height changes by a bar or a keyboard: that is nobody's moving.
function isSameView(one: View, other: View): boolean {
  const tolerance = 8 / one.zoom
  return Math.abs(one.x - other.x) < tolerance && Math.abs(one.y - other.y) < tolerance && Math.abs(one.zoom / other.zoom - 1) < 0.01
}
