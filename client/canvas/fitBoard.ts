import { Box, type Editor } from '@tldraw/tldraw'
import { isMatrix } from '../matrix/matrixShape.ts'

/** What floats above the canvas at its edges, in screen pixels: the board's top bar, the tools. */
const edges = { wide: { top: 68, right: 16, bottom: 76, left: 16 }, narrow: { top: 64, right: 6, bottom: 72, left: 6 } }
const narrowBelow = 700
/** Shown when a board has neither a matrix nor anything on it: room for a dozen notes. */
const emptyBoard = new Box(-800, -500, 1600, 1000)
const nearestZoom = 1

/** Moves the camera so that the whole board can be seen, clear of the bars. `animate`: unless the person wants less motion. */
export function fitBoard(editor: Editor, options: { animate: boolean }): void {
  fit(editor, boundsOf(editor, () => true) ?? emptyBoard, options.animate)
}

/** Moves the camera so that the matrix can be seen; on a board without one, everything. For the moment a board opens. */
export function fitMatrix(editor: Editor): void {
  fit(editor, boundsOf(editor, isMatrix) ?? boundsOf(editor, () => true) ?? emptyBoard, false)
}

function boundsOf(editor: Editor, wanted: (shape: { typeName: string; type: string }) => boolean): Box | undefined {
  const boxes = editor.getCurrentPageShapes().flatMap((shape) => (wanted(shape) ? (editor.getShapePageBounds(shape) ?? []) : []))
  return boxes.length > 0 ? Box.Common(boxes) : undefined
}

function fit(editor: Editor, bounds: Box, animate: boolean): void {
  const screen = editor.getViewportScreenBounds()
  const edge = screen.w < narrowBelow ? edges.narrow : edges.wide
  const room = { w: Math.max(1, screen.w - edge.left - edge.right), h: Math.max(1, screen.h - edge.top - edge.bottom) }
  const steps = editor.getCameraOptions().zoomSteps
  const fitting = Math.min(room.w / bounds.w, room.h / bounds.h, nearestZoom)
  const zoom = Math.max(fitting, (steps[0] ?? 0.05) * editor.getBaseZoom())
  const camera = {
    x: (edge.left + room.w / 2) / zoom - bounds.center.x,
    y: (edge.top + room.h / 2) / zoom - bounds.center.y,
    z: zoom,
  }
  editor.setCamera(camera, animate ? { animation: { duration: editor.options.animationMediumMs } } : { immediate: true })
}
