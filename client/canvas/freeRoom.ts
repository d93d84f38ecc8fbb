import { Box, type Editor } from '@tldraw/tldraw'

/** What floats above the canvas at its edges, in screen pixels: the board's top bar, the tools. */
const edges = { wide: { top: 68, right: 16, bottom: 76, left: 16 }, narrow: { top: 64, right: 6, bottom: 72, left: 6 } }
const narrowBelow = 700

/** Whether the canvas is as narrow as a phone. */
export function isNarrow(editor: Editor): boolean {
  return editor.getViewportScreenBounds().w < narrowBelow
}

/** The part of the canvas that is clear of the bars, in screen pixels from the canvas' top left corner. */
export function freeRoom(editor: Editor): Box {
  const { w, h } = editor.getViewportScreenBounds()
  const edge = isNarrow(editor) ? edges.narrow : edges.wide
  return new Box(edge.left, edge.top, Math.max(1, w - edge.left - edge.right), Math.max(1, h - edge.top - edge.bottom))
}

/** The same, without what an on-screen keyboard covers. Browsers that shrink the page for it have done so already. */
export function roomAboveKeyboard(editor: Editor): Box {
  const room = freeRoom(editor)
  const seen = window.visualViewport
  if (!seen) return room
  const canvas = editor.getViewportScreenBounds()
  const top = Math.max(room.minY, seen.offsetTop - canvas.y)
  const bottom = Math.min(room.maxY, seen.offsetTop + seen.height - canvas.y)
  return new Box(room.x, top, room.w, Math.max(1, bottom - top))
}
