import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { dotsOn } from '../dots/noteDots.ts'
import type { Rectangle } from '../../../shared/board/plane.ts'

/** What a note, or its dot, covers of the screen, in pixels from the canvas' corner; undefined when there is no such note. */
export function noteOnScreen(editor: Editor, id: TLShapeId): Rectangle | undefined {
  const dot = dotsOn(editor)?.get(id)
  if (dot) {
    const { x, y } = editor.pageToViewport(dot)
    return { x: x - dot.w / 2, y: y - dot.h / 2, w: dot.w, h: dot.h }
  }
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return undefined
  const zoom = editor.getZoomLevel()
  const { x, y } = editor.pageToViewport(bounds.point)
  return { x, y, w: bounds.w * zoom, h: bounds.h * zoom }
}
