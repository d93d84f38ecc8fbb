import { Box, type Editor } from '@tldraw/tldraw'
import { freeRoom, isNarrow } from './freeRoom.ts'
import { isMatrix } from '../matrix/matrixShape.ts'

/** Shown when a board has neither a matrix nor anything on it: room for a dozen notes. */
const emptyBoard = new Box(-800, -500, 1600, 1000)
const nearestZoom = 1
const nearPx = 8
/** Below it the texts of notes are too small to read. */
const readableZoom = 0.35
/** How wide the panel of styles is, in screen pixels. */
const stylesWidth = 172
/** Room around what is shown, in canvas pixels. */
const aroundNew = 60

/** Moves the camera so that the whole board can be seen, clear of the bars. `animate`: unless the person wants less motion. */
export function fitBoard(editor: Editor, options: { animate: boolean }): void {
  fit(editor, boundsOf(editor, () => true) ?? emptyBoard, options.animate)
}

/** Moves the camera so that the matrix can be seen; on a board without one, everything. For the moment a board opens. */
export function fitMatrix(editor: Editor): void {
  fit(editor, matrixBounds(editor), false)
}

/** Whether the camera is where `fitMatrix` takes it. */
export function isMatrixFitted(editor: Editor): boolean {
  const { x, y, z } = editor.getCamera()
  const fitting = cameraFor(editor, matrixBounds(editor))
  // The screen's height changes by a bar or a keyboard: that is nobody's moving.
  return Math.abs(x - fitting.x) * z < nearPx && Math.abs(y - fitting.y) * z < nearPx && Math.abs(z / fitting.z - 1) < 0.01
}

/** Moves the camera so that `bounds` (on the page) can be seen, unless they can already: with the matrices, as long as texts are large enough to read. */
export function showOnCanvas(editor: Editor, bounds: Box): void {
  const room = freeRoom(editor)
  // They are selected, which opens the styles at the right.
  if (!isNarrow(editor)) room.w = Math.max(1, room.w - stylesWidth)
  const matrices = boundsOf(editor, isMatrix)
  const together = matrices ? Box.Common([matrices, bounds]) : bounds
  const corner = editor.pageToViewport(bounds)
  const z = editor.getZoomLevel()
  const seen = new Box(corner.x, corner.y, bounds.w * z, bounds.h * z)
  if (z >= readableZoom && room.contains(seen)) return
  const isReadable = cameraFor(editor, together, room).z >= readableZoom
  fit(editor, isReadable ? together : bounds.clone().expandBy(aroundNew), true, room)
}

/** Where the matrices are on the page; on a board without one, everything. */
export function matrixBounds(editor: Editor): Box {
  return boundsOf(editor, isMatrix) ?? boundsOf(editor, () => true) ?? emptyBoard
}

function boundsOf(editor: Editor, wanted: (shape: { typeName: string; type: string }) => boolean): Box | undefined {
  const boxes = editor.getCurrentPageShapes().flatMap((shape) => (wanted(shape) ? (editor.getShapePageBounds(shape) ?? []) : []))
  return boxes.length > 0 ? Box.Common(boxes) : undefined
}

function fit(editor: Editor, bounds: Box, animate: boolean, room = freeRoom(editor)): void {
  const camera = cameraFor(editor, bounds, room)
  editor.setCamera(camera, animate ? { animation: { duration: editor.options.animationMediumMs } } : { immediate: true })
}

/** The camera that shows `bounds` (on the page) in the middle of `room` (on the screen), no nearer than `nearest`. */
export function cameraFor(
  editor: Editor,
  bounds: Box,
  room = freeRoom(editor),
  nearest = nearestZoom,
): { x: number; y: number; z: number } {
  const steps = editor.getCameraOptions().zoomSteps
  const fitting = Math.min(room.w / bounds.w, room.h / bounds.h, nearest)
  const zoom = Math.max(fitting, (steps[0] ?? 0.05) * editor.getBaseZoom())
  return { x: room.center.x / zoom - bounds.center.x, y: room.center.y / zoom - bounds.center.y, z: zoom }
}
