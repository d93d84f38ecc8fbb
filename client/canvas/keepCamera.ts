import { Box, react, type Editor } from '@tldraw/tldraw'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { fitMatrix, isMatrixFitted } from './fitBoard.ts'
import { keepView, keptView, type View } from './keptViews.ts'

const restMs = 500

/**
 * Opens a board where this device left it, if there is anything to see there, else with the whole matrix in view. From then
 * on keeps where the person moves. Returns the way to stop.
 */
export function keepCamera(editor: Editor, boardId: BoardId): () => void {
  const kept = keptView(boardId)
  if (!kept || !show(editor, kept)) fitMatrix(editor)

  let timer: number | undefined
  function keep(): void {
    // Writing takes the camera to the note and back (flyToWriting.ts).
    if (editor.isDisposed || editor.getEditingShapeId()) return
    // The next screen may be another one: whoever sees the whole matrix here shall see it there.
    keepView(boardId, isMatrixFitted(editor) ? undefined : viewOf(editor))
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
