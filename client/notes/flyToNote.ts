import { Box, type Editor, type TLShapeId } from '@tldraw/tldraw'

/** At a smaller zoom nobody sees which note is meant. */
const leastZoom = 0.25
const flightZoom = 0.6
/** What floats over the canvas at its edges, in screen pixels. */
const edge = { top: 76, side: 24, bottom: 84 }

/** Selects a note and brings it into sight, unless it is there already. It flies, unless the person wants less motion. */
export function flyToNote(editor: Editor, id: string): void {
  const bounds = editor.getShapePageBounds(id as TLShapeId)
  if (!bounds) return
  if (editor.getOnlySelectedShapeId() !== id) {
    if (editor.getEditingShapeId()) editor.setEditingShape(null)
    editor.run(() => editor.select(id as TLShapeId), { history: 'ignore' })
  }
  const zoom = editor.getZoomLevel()
  if (zoom >= leastZoom && roomOnPage(editor).contains(bounds)) return
  const z = Math.max(zoom, flightZoom)
  const { w, h } = editor.getViewportScreenBounds()
  const top = h > edge.top + edge.bottom ? edge.top : 0
  const middle = { x: w / 2 / z, y: (top + (h - top - (top && edge.bottom)) / 2) / z }
  editor.setCamera(
    { x: middle.x - bounds.center.x, y: middle.y - bounds.center.y, z },
    { animation: { duration: editor.options.animationMediumMs } },
  )
}

function roomOnPage(editor: Editor): Box {
  const { x, y, w, h } = editor.getViewportPageBounds()
  const z = editor.getZoomLevel()
  return new Box(x + edge.side / z, y + edge.top / z, w - (2 * edge.side) / z, h - (edge.top + edge.bottom) / z)
}
